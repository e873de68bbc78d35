"""Where a lead and a director start: their submissions, and the task list of each."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.services.task_list import load_submissions, load_task_list
from s11.storage.database import db
from s11.web.directorate import bp, saving
from s11.web.pages import today
from s11.web.policy import head, may, person


@bp.get("/audits")
@may(Role.LEAD, Role.DIRECTOR)
def submissions() -> ResponseReturnValue:
    """List the directorate's submissions in all cycles."""
    heads = load_submissions(db.session(), person().directorate_id)
    return render_template("directorate/submissions.html", heads=heads, today=today())


@bp.get("/audits/<cycle>/<directorate>/tasks")
@may(Role.LEAD, Role.DIRECTOR)
def task_list(cycle: str, directorate: str) -> ResponseReturnValue:
    """Show the standards with what is left in each."""
    page = load_task_list(db.session(), head(), today())
    return render_template(
        "directorate/task_list.html",
        page=page,
        head=page.head,
        today=today(),
        saved_before=saving.saved_before(task.standard.id for task in page.tasks),
        just_signed_off="done" in request.args,
    )
