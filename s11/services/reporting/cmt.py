"""What the report to the corporate management team prints: how the plan stands, and how it did before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from reports.contents import (
    STATUS_WORDS,
    CmtContents,
    Issue,
    PlanAction,
    PlanStandard,
    Position,
    PositionLine,
    Quarter,
)
from s11.domain import attention
from s11.domain.audit import Action
from s11.domain.comparing import Comparison, compare
from s11.domain.due import say_date
from s11.domain.issues import issues
from s11.domain.months import plus_months
from s11.domain.position import standing
from s11.domain.quarters import first_entry, quarter_ends
from s11.domain.since_last import slipped
from s11.services.plan import Plan, load_plan
from s11.services.reporting.cmt_changes import since_last
from s11.services.reporting.keeping import read
from s11.services.reporting.lines import heading_of, plan_action
from s11.services.reporting.standings import standard_positions
from s11.services.reporting.two_days import LastReport, as_kept, as_told, stood
from s11.storage.cmt_reports import IssuedReport, find_cmt_report, last_cmt_report

QUARTER = 3


@dataclass(frozen=True, slots=True)
class _Days:
    """The plan as it stood on the day of the report, and at the last one."""

    plan: Plan
    compared: Comparison
    last: LastReport

    def line(self, key: int, action: Action, day: date) -> PlanAction:
        """Print an action as it stood on a day, with the key that it keeps."""
        return replace(plan_action(action, self.plan.directorate_names, day), key=key)

    def position_of(self, name: str, column: str, value: str | None) -> PositionLine:
        return self.position_line(name, lambda action: getattr(action, column) == value)

    def position_line(self, name: str, belongs: Callable[[Action], bool]) -> PositionLine:
        two = self.compared
        now, then = filter(belongs, two.now.values()), filter(belongs, two.before.values())
        return PositionLine(name, _position(now, two.day), _position(then, two.since))


def cmt_contents(session: Session, cycle: str, as_at: date, demonstration: bool = False) -> CmtContents:
    """Return what the report of a day prints: what was kept when it was issued, else what the history tells."""
    issued = find_cmt_report(session, cycle, as_at)
    if issued and issued.contents is not None:
        return read(issued.contents, as_at)
    plan = load_plan(session, cycle)
    days = _two_days(plan, as_at, last_cmt_report(session, cycle, as_at))
    return CmtContents(
        heading=heading_of(session, plan.audit, plan.framework, as_at, demonstration),
        since=days.compared.since,
        position=days.position_line("The whole plan", lambda action: True),
        by_standard=_by_standard(days),
        by_directorate=_by_directorate(days),
        decisions=attention.decisions(list(days.compared.now.values()), as_at),
        issues=_issues(days),
        since_last=since_last(days.compared, days.line),
        plan=_annex(days),
        ratings=standard_positions(session, plan),
        quarters=_quarters(plan, as_at),
        is_first=not days.last.issued,
    )


def _two_days(plan: Plan, day: date, issued: IssuedReport | None) -> _Days:
    """Set the day beside the last report, as it was kept or as history tells it, or else a quarter earlier."""
    since = issued.as_at if issued else plus_months(day, -QUARTER)
    if issued and issued.contents is not None:
        last = as_kept(read(issued.contents, since), plan.directorate_names)
    else:
        last = as_told(plan, since, issued is not None)
    then = "at the last report" if issued else f"on {say_date(since)}"
    return _Days(plan, compare(last.plan, stood(plan, day), since, day, then, STATUS_WORDS), last)


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
    two = days.compared
    whose = {action.directorate for action in (*two.now.values(), *two.before.values())}
    named: list[tuple[str | None, str]] = [
        (None, "The whole organisation"),
        *days.plan.directorate_names.items(),
    ]
    return tuple(days.position_of(name, "directorate", ref) for ref, name in named if ref in whose)


def _issues(days: _Days) -> tuple[Issue, ...]:
    two = days.compared
    keys = {action.number: key for key, action in two.now.items()}
    highlighted = {two.now[key].number: days.last.highlighted.get(was, 0) for key, was in two.was.items()}
    moved = {two.now[each.key].number for each in slipped(two)}
    return tuple(
        Issue(days.line(keys[found.action.number], found.action, two.day), found.what, found.in_a_row)
        for found in issues(list(two.now.values()), two.day, highlighted, moved)
    )


def _annex(days: _Days) -> tuple[PlanStandard, ...]:
    lines = [days.line(key, action, days.compared.day) for key, action in days.compared.now.items()]
    return tuple(
        PlanStandard(
            standard.id, standard.title, tuple(line for line in lines if line.standard == standard.id)
        )
        for standard in days.plan.framework.standards
    )


def _quarters(plan: Plan, day: date) -> tuple[Quarter, ...]:
    """Return how the plan stood at the ends of the last quarters and on the day, since it knows of anything."""
    first = first_entry(planned.action for planned in plan.actions)
    return tuple(Quarter(end, _position(stood(plan, end).values(), end)) for end in quarter_ends(first, day))
