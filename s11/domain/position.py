"""Where a plan stands on a day, in numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from s11.domain.attention import overdue, without_date, without_lead
from s11.domain.audit import Action


@dataclass(frozen=True, slots=True)
class Standing:
    """How many actions stand where, an overdue one in two places.

    A review (`no_action`) has no status to speak of; it counts where it is overdue or lacks lead or date.
    """

    by_status: Counter[str]
    overdue: int
    no_lead: int
    no_date: int


def standing(actions: Iterable[Action], day: date) -> Standing:
    """Count where actions stand on a day; they are given as they stood."""
    entries = list(actions)
    return Standing(
        by_status=Counter(action.status for action in entries if action.kind == "action"),
        overdue=len(overdue(entries, day)),
        no_lead=len(without_lead(entries)),
        no_date=len(without_date(entries)),
    )
