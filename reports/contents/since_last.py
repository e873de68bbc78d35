"""What changed in an action plan since the last report."""

from dataclasses import dataclass
from datetime import date

from reports.contents.plan import PlanAction


@dataclass(frozen=True, slots=True)
class Change:
    """An action, and what is to be said of it ("Newly overdue, by 3 days, since 1 May 2026")."""

    action: PlanAction
    what: str


@dataclass(frozen=True, slots=True)
class Slip:
    """An action whose due date was moved from `before` to the later one that it has; `times` in all."""

    action: PlanAction
    before: date
    times: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What changed since the last report; an action stands under every heading that is true of it.

    `taken_out` are as they were at the last report, numbers too. Whatever else changed is in `other`.
    """

    completed: tuple[Change, ...] = ()
    slipped: tuple[Slip, ...] = ()
    new: tuple[Change, ...] = ()
    newly_overdue: tuple[Change, ...] = ()
    still_overdue: tuple[Change, ...] = ()
    without_lead: tuple[Change, ...] = ()
    without_date: tuple[Change, ...] = ()
    taken_out: tuple[Change, ...] = ()
    other: tuple[Change, ...] = ()
