"""The action plan as a page shows it: standard by standard, whole or only what needs attention."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from s11.domain.audit import Action
from s11.domain.plan import flags, is_overdue, lacks_date, lacks_lead, say_source
from s11.domain.position import Standing, standing
from s11.domain.progress import say_slips
from s11.services.plan import Plan, load_plan
from s11.storage.plan import PlannedAction
from standards.framework import Standard

SHOWS = {
    "all": "All",
    "overdue": "Overdue",
    "no-lead": "No lead officer",
    "no-date": "No date",
    "mine": "Yours",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An action as the page shows it; `mine` marks those of the reader's own directorate."""

    id: int
    action: Action
    whose: str
    sources: tuple[str, ...]
    flags: tuple[str, ...]
    overdue: bool
    slipped: str
    mine: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the page shows: the reader's own actions first, then the others by standard."""

    plan: Plan
    show: str
    shows: tuple[tuple[str, str, int], ...]
    standing: Standing
    own: tuple[Line, ...]
    sections: tuple[tuple[Standard, tuple[Line, ...]], ...]


def line_of(plan: Plan, planned: PlannedAction, own: str | None, today: date) -> Line:
    """Return an action of a plan as a page shows it."""
    action, names = planned.action, plan.directorate_names
    return Line(
        id=planned.id,
        action=action,
        whose=names.get(action.directorate, action.directorate)
        if action.directorate
        else "The whole organisation",
        sources=tuple(say_source(source, names) for source in action.sources),
        flags=flags(action, today),
        overdue=is_overdue(action.due, action.status, today),
        slipped=say_slips(action),
        mine=own is not None and action.directorate == own,
    )


def load_plan_page(session: Session, cycle: str, own: str | None, show: str, today: date) -> PlanPage:
    """Load the plan for somebody of a directorate, or of none, with what they chose to see."""
    plan = load_plan(session, cycle)
    lines = [line_of(plan, planned, own, today) for planned in plan.actions]
    offered = [name for name in SHOWS if name != "mine" or own is not None]
    chosen = show if show in offered else "all"
    shown = [line for line in lines if _KEEPS[chosen](line)]
    return PlanPage(
        plan=plan,
        show=chosen,
        shows=tuple((name, SHOWS[name], sum(map(_KEEPS[name], lines))) for name in offered),
        standing=standing((line.action for line in lines), today),
        own=tuple(line for line in shown if line.mine),
        sections=_sections(plan, shown, whole=chosen == "all"),
    )


def _sections(plan: Plan, shown: list[Line], whole: bool) -> tuple[tuple[Standard, tuple[Line, ...]], ...]:
    """Sort what is shown by standard; the whole plan also names the standards that have nothing in it."""
    planned = {planned.action.standard for planned in plan.actions}
    sections = [
        (standard, tuple(line for line in shown if line.action.standard == standard.id and not line.mine))
        for standard in plan.framework.standards
    ]
    return tuple(
        (standard, lines) for standard, lines in sections if lines or (whole and standard.id not in planned)
    )


_KEEPS: dict[str, Callable[[Line], bool]] = {
    "all": lambda line: True,
    "overdue": lambda line: line.overdue,
    "no-lead": lambda line: lacks_lead(line.action),
    "no-date": lambda line: lacks_date(line.action),
    "mine": lambda line: line.mine,
}
