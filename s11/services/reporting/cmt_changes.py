"""What a CMT report prints of what changed since the last one."""

from collections.abc import Callable, Iterable
from datetime import date

from reports.contents import Change, PlanAction, SinceLast, Slip
from s11.domain import since_last as rules
from s11.domain.audit import Action
from s11.domain.comparing import Comparison

Line = Callable[[int, Action, date], PlanAction]
"""Prints an action as it stood on a day, given its key."""


def since_last(plan: Comparison, line: Line) -> SinceLast:
    """Return the actions of every heading."""

    def now(key: int) -> PlanAction:
        return line(key, plan.now[key], plan.day)

    def changes(told: Iterable[rules.Told]) -> tuple[Change, ...]:
        return tuple(Change(now(each.key), each.what) for each in told)

    return SinceLast(
        completed=changes(rules.completed(plan)),
        slipped=tuple(
            Slip(now(each.key), each.before, each.times, each.what) for each in rules.slipped(plan)
        ),
        new=changes(rules.new(plan)),
        newly_overdue=changes(rules.newly_overdue(plan)),
        still_overdue=changes(rules.still_overdue(plan)),
        without_lead=changes(rules.without_lead(plan)),
        without_date=changes(rules.without_date(plan)),
        taken_out=tuple(
            Change(line(each.key, plan.before[each.key], plan.since), each.what)
            for each in rules.taken_out(plan)
        ),
        other=changes(rules.other(plan)),
    )
