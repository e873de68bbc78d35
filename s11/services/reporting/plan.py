"""What the action plan prints."""

from datetime import date

from sqlalchemy.orm import Session

from reports.contents import ActionPlanContents
from s11.services.plan import load_plan
from s11.services.reporting.lines import as_they_stood, heading_of, plan_standards


def action_plan_contents(
    session: Session, cycle: str, as_at: date, demonstration: bool = False
) -> ActionPlanContents:
    """Gather the action plan of a cycle as it stood on a day."""
    plan = load_plan(session, cycle)
    actions = as_they_stood(plan, as_at)
    return ActionPlanContents(
        heading=heading_of(session, plan.audit, plan.framework, as_at, demonstration),
        standards=plan_standards(plan.framework, actions, plan.directorate_names, as_at),
    )
