"""Reporting progress on an action."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.progress import ProgressForm, progress_form
from reports.contents import STATUS_WORDS
from s11.domain.refusals import ChangedMeanwhile, NotAllowed, NotFound, Refused
from s11.services.plan import Plan, load_plan
from s11.services.plan_page import line_of
from s11.services.progress import may_report, new_update, record_progress
from s11.storage.database import db
from s11.storage.plan import PlannedAction
from s11.web.council import bp
from s11.web.council.gone import show_gone
from s11.web.council.who import REPORTERS, own_directorate
from s11.web.looking import look_at, say_looks
from s11.web.pages import now, today
from s11.web.policy import may, person


@bp.route("/audits/<cycle>/plan/<int:action_id>/progress", methods=["GET", "POST"])
@may(*REPORTERS)
def progress(cycle: str, action_id: int) -> ResponseReturnValue:
    """Ask where an action stands, and add it to its history."""
    form = progress_form(STATUS_WORDS.items())
    try:
        plan = load_plan(db.session(), cycle)
        planned = plan.action(action_id)
    except NotFound as gone:
        return show_gone(cycle, gone, form)
    if not may_report(planned.action, own_directorate()):
        raise NotAllowed("This action is another directorate's. Ask its lead officer to report on it.")
    if request.method == "GET":
        form.status.data, form.version.data = planned.action.status, planned.saved.version
    if not form.validate_on_submit():
        return _show(plan, planned, form)
    try:
        _record(cycle, planned, form)
    except ChangedMeanwhile as clash:
        db.session().expire_all()
        form.version.data = clash.version
        return _show(load_plan(db.session(), cycle), planned, form, clash), 409
    except Refused as refused:
        form.text.errors = [str(refused)]
        return _show(plan, planned, form)
    flash("Update saved")
    say_looks(form, f"Your update on action {planned.action.number}")
    return redirect(url_for(".action", cycle=cycle, action_id=action_id))


def _record(cycle: str, planned: PlannedAction, form: ProgressForm) -> None:
    due = form.due.data if isinstance(form.due.data, date) else None
    by = person().display_name
    update = new_update(planned.action, form.status.data, due, form.text.data or "", by, today())
    record_progress(db.session(), cycle, planned.id, update, form.version.data, own_directorate(), now())


def _show(
    plan: Plan, planned: PlannedAction, form: ProgressForm, clash: ChangedMeanwhile | None = None
) -> str:
    look_at(form)
    line = line_of(plan, plan.action(planned.id), own_directorate(), today())
    return render_template("council/progress.html", plan=plan, line=line, form=form, clash=clash)
