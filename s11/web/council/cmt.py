"""The quarterly report to the corporate management team."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.services.cmt_reports import issue_cmt_report, load_cmt_page
from s11.storage.database import db
from s11.web.council import bp
from s11.web.council.who import audit_page
from s11.web.pages import today
from s11.web.policy import may, person


@bp.get("/audits/<cycle>/cmt")
@may(Role.MANAGER, Role.CMT)
def cmt(cycle: str) -> ResponseReturnValue:
    """Show what the report would say today, and those that were issued."""
    page = load_cmt_page(db.session(), cycle, today())
    return render_template("council/cmt.html", page=page, cycle=cycle, back=audit_page(cycle))


@bp.post("/audits/<cycle>/cmt")
@may(Role.MANAGER, Role.CMT)
def issue(cycle: str) -> ResponseReturnValue:
    """Issue the report of today."""
    demonstration = current_app.extensions["s11"].is_demonstration
    issue_cmt_report(db.session(), cycle, person().display_name, today(), demonstration)
    flash("Report issued")
    return redirect(url_for(".cmt", cycle=cycle))
