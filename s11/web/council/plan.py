"""The action plan of an audit."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from s11.services.plan_page import load_plan_page
from s11.storage.database import db
from s11.web.council import bp
from s11.web.council.who import EVERYBODY, audit_page, own_directorate
from s11.web.pages import today
from s11.web.policy import may


@bp.get("/audits/<cycle>/plan")
@may(*EVERYBODY)
def plan(cycle: str) -> ResponseReturnValue:
    """Show the plan, whole or only what needs attention; a directorate's own actions come first."""
    page = load_plan_page(db.session(), cycle, own_directorate(), request.args.get("show", "all"), today())
    return render_template("council/plan.html", page=page, back=audit_page(cycle))
