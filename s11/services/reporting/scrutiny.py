"""What the committee paper to the scrutiny panel prints: accepted board ratings and the plan, and no more.

Ratings are those of today; the plan and its progress are as they stood on the day of the paper.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from reports.contents import (
    STATUS_WORDS,
    BoardRatings,
    PlanProgress,
    Position,
    Quarter,
    ScrutinyContents,
)
from s11.domain.audit import Action, SubmissionStatus
from s11.domain.months import plus_months
from s11.domain.position import standing
from s11.services.plan import Plan, load_plan
from s11.services.reporting.lines import as_they_stood, heading_of, plan_standards
from s11.storage.heads import list_heads
from s11.storage.overview import count_ratings
from standards.framework import Framework

PUBLIC: tuple[SubmissionStatus, ...] = ("accepted",)
HALF_A_YEAR, MOST_QUARTERS = 6, 6


def scrutiny_contents(
    session: Session, cycle: str, as_at: date, demonstration: bool = False
) -> ScrutinyContents:
    """Gather the committee paper of a day."""
    plan = load_plan(session, cycle)
    heads = list_heads(session, cycle)
    accepted = tuple(head.directorate.name for head in heads if head.status in PUBLIC)
    now = as_they_stood(plan, as_at)
    asked = plan.audit.cycle
    return ScrutinyContents(
        heading=heading_of(session, plan.audit, plan.framework, as_at, demonstration),
        opens=asked.opens,
        closes=asked.closes,
        next_audit=plus_months(asked.opens, asked.repeat_months) if asked.repeat_months else None,
        asked=tuple(head.directorate.name for head in heads),
        accepted=accepted,
        criteria=len(plan.framework.criteria),
        scale=plan.framework.scale,
        ratings=_ratings(session, cycle, plan.framework, len(accepted)),
        position=_position(now, as_at),
        quarters=tuple(_quarters(plan, as_at)),
        progress=_progress(plan, now, plus_months(as_at, -HALF_A_YEAR)),
        plan=plan_standards(plan.framework, now, plan.directorate_names, as_at),
    )


def _ratings(session: Session, cycle: str, framework: Framework, accepted: int) -> tuple[BoardRatings, ...]:
    counted = count_ratings(session, cycle, PUBLIC)
    found = []
    for standard in framework.standards:
        given = counted[standard.id][1] if standard.id in counted else {}
        rated = [(rating, given.get(rating.id, 0)) for rating in framework.scale.ratings]
        unrated = accepted - sum(number for _, number in rated)
        found.append(BoardRatings(standard.id, standard.title, (*rated, (None, unrated))))
    return tuple(found)


def _position(actions: Sequence[Action], day: date) -> Position:
    stands = standing(actions, day)
    return Position(
        **{status: stands.by_status[status] for status in STATUS_WORDS},
        overdue=stands.overdue,
        no_lead=stands.no_lead,
        no_date=stands.no_date,
    )


def _quarters(plan: Plan, as_at: date) -> Iterator[Quarter]:
    """Tell where the plan stood at the ends of past quarters since the audit closed, and on the day."""
    for day in (*_quarter_ends(plan.audit.cycle.closes, as_at), as_at):
        if actions := as_they_stood(plan, day):
            yield Quarter(day, _position(actions, day))


def _quarter_ends(after: date, before: date) -> list[date]:
    """Return the last ends of quarters between two days, the oldest first."""
    found: list[date] = []
    begins = before.replace(month=before.month - (before.month - 1) % 3, day=1)
    while len(found) < MOST_QUARTERS and begins - timedelta(1) >= after:
        found.insert(0, begins - timedelta(1))
        begins = plus_months(begins, -3)
    return found


def _progress(plan: Plan, now: Sequence[Action], since: date) -> PlanProgress:
    before = {action.number: action for action in as_they_stood(plan, since)}
    pairs = [(before[action.number], action) for action in now if action.number in before]
    return PlanProgress(
        since=since,
        new=tuple(action.number for action in now if action.number not in before),
        completed=tuple(
            action.number
            for action in now
            if action.status == "complete" and _status(before.get(action.number)) != "complete"
        ),
        moved_later=tuple(late.number for early, late in pairs if _is_later(early, late)),
    )


def _status(action: Action | None) -> str | None:
    return action.status if action else None


def _is_later(early: Action, late: Action) -> bool:
    return isinstance(early.due, date) and isinstance(late.due, date) and late.due > early.due
