"""One action of the plan, with its history."""

from flask import render_template
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.services.plan import load_plan
from s11.services.plan_page import line_of
from s11.services.progress import may_report
from s11.storage.database import db
from s11.web.council import bp
from s11.web.council.who import EVERYBODY, REPORTERS, own_directorate
from s11.web.pages import today
from s11.web.policy import may, person


@bp.get("/audits/<cycle>/plan/<int:action_id>")
@may(*EVERYBODY)
def action(cycle: str, action_id: int) -> ResponseReturnValue:
    """Show an action, where it came from and what has happened to it."""
    plan, own = load_plan(db.session(), cycle), own_directorate()
    planned = plan.action(action_id)
    return render_template(
        "council/action.html",
        plan=plan,
        planned=planned,
        line=line_of(plan, planned, own, today()),
        standard=plan.framework.standard(planned.action.standard),
        may_report=person().role in REPORTERS and may_report(planned.action, own),
        may_edit=person().role == Role.MANAGER,
    )
