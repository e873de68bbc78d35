"""What the report to the corporate management team prints: how the plan stands, and how it did before."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from sqlalchemy.orm import Session

from reports.contents import (
    STATUS_WORDS,
    Change,
    CmtContents,
    PlanAction,
    Position,
    PositionLine,
    StandardPosition,
)
from s11.domain import attention
from s11.domain.audit import Action
from s11.domain.due import say_date
from s11.domain.months import plus_months
from s11.domain.position import standing
from s11.domain.progress import changes, is_report
from s11.domain.states import STATUS_WORDS as SUBMISSION_STATUSES
from s11.domain.states import board_may_read
from s11.services.plan import Plan, load_plan
from s11.services.reporting.lines import as_they_stood, heading_of, plan_action, plan_standards
from s11.storage.cmt_reports import list_cmt_reports
from s11.storage.overview import RatingCounts, count_ratings
from standards.framework import Framework, Rating

QUARTER = 3
LONGEST_SAID = 240


@dataclass(frozen=True, slots=True)
class _Days:
    """The plan as it stood on the day of the report, and on the day that it is compared with."""

    plan: Plan
    day: date
    since: date
    now: list[Action]
    before: list[Action]

    def line_of_plan(self, action: Action) -> PlanAction:
        return plan_action(action, self.plan.directorate_names, self.day)

    def printed(self, actions: Iterable[Action]) -> tuple[PlanAction, ...]:
        return tuple(self.line_of_plan(action) for action in actions)

    def position_line(self, name: str, belongs: Callable[[Action], bool]) -> PositionLine:
        return PositionLine(
            name,
            _position(filter(belongs, self.now), self.day),
            _position(filter(belongs, self.before), self.since),
        )

    def position_of(self, name: str, column: str, value: str | None) -> PositionLine:
        return self.position_line(name, lambda action: getattr(action, column) == value)


def cmt_contents(
    session: Session, cycle: str, as_at: date, since: date | None = None, demonstration: bool = False
) -> CmtContents:
    """Gather the CMT report of a day; it tells what changed since the last one, or else in three months."""
    plan = load_plan(session, cycle)
    last = next((day for day, _ in list_cmt_reports(session, cycle) if day < as_at), None)
    compared = since or last or plus_months(as_at, -QUARTER)
    days = _Days(plan, as_at, compared, as_they_stood(plan, as_at), as_they_stood(plan, compared))
    return CmtContents(
        heading=heading_of(session, plan.audit, plan.framework, as_at, demonstration),
        since=compared,
        position=days.position_line("The whole plan", lambda action: True),
        by_standard=_by_standard(days),
        by_directorate=_by_directorate(days),
        decisions=attention.decisions(days.now, as_at),
        issues=tuple(
            Change(days.line_of_plan(action), what) for action, what in attention.issues(days.now, as_at)
        ),
        changes=tuple(_changes(days)),
        overdue=days.printed(attention.overdue(days.now, as_at)),
        without_lead=days.printed(attention.without_lead(days.now)),
        without_date=days.printed(attention.without_date(days.now)),
        plan=plan_standards(plan.framework, days.now, plan.directorate_names, as_at),
        ratings=_ratings(session, plan),
        is_first=since is None and last is None,
    )


def _position(actions: Iterable[Action], day: date) -> Position:
    stands = standing(actions, day)
    return Position(
        **{status: stands.by_status[status] for status in STATUS_WORDS},
        overdue=stands.overdue,
        no_lead=stands.no_lead,
        no_date=stands.no_date,
    )


def _by_standard(days: _Days) -> tuple[PositionLine, ...]:
    return tuple(
        days.position_of(f"{standard.id}. {standard.title}", "standard", standard.id)
        for standard in days.plan.framework.standards
    )


def _by_directorate(days: _Days) -> tuple[PositionLine, ...]:
    """A line for each directorate that has actions, in the cycle's order, and first the whole organisation."""
    whose = {action.directorate for action in (*days.now, *days.before)}
    named: list[tuple[str | None, str]] = [
        (None, "The whole organisation"),
        *days.plan.directorate_names.items(),
    ]
    return tuple(days.position_of(name, "directorate", ref) for ref, name in named if ref in whose)


def _changes(days: _Days) -> Iterable[Change]:
    before = {action.number: action for action in days.before}
    for action in days.now:
        earlier = before.get(action.number)
        said = changes(earlier, action, STATUS_WORDS)
        if earlier and len(action.updates) > len(earlier.updates):
            said += _reported(action, days.since)
        if said:
            yield Change(days.line_of_plan(action), ". ".join(said))


def _reported(action: Action, since: date) -> list[str]:
    """Say what was last reported in so many words; what the plan wrote itself is told by what changed."""
    reported = [update for update in action.updates if update.on > since and is_report(update.text)]
    if not reported:
        return []
    last = reported[-1]
    return [f"Reported on {say_date(last.on)}: {shorten(last.text, LONGEST_SAID, placeholder=' …')}"]


def _ratings(session: Session, plan: Plan) -> tuple[StandardPosition, ...]:
    readable = [status for status in SUBMISSION_STATUSES if board_may_read(status)]
    counts = count_ratings(session, plan.audit.cycle.ref, readable)
    asked = len(plan.audit.directorates)
    return tuple(
        StandardPosition(
            standard.id,
            standard.title,
            _counted(plan.framework, counts, standard.id, 0, asked),
            _counted(plan.framework, counts, standard.id, 1, asked),
        )
        for standard in plan.framework.standards
    )


def _counted(
    framework: Framework, counts: RatingCounts, standard: str, side: int, asked: int
) -> tuple[tuple[Rating | None, int], ...]:
    """Count every rating of the scale; who was asked and has none is not rated."""
    given = counts[standard][side] if standard in counts else {}
    rated: Sequence[tuple[Rating, int]] = [
        (rating, given.get(rating.id, 0)) for rating in framework.scale.ratings
    ]
    return (*rated, (None, asked - sum(number for _, number in rated)))
