"""Where a plan stands on a day, in numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from s11.domain.audit import Action
from s11.domain.plan import DONE, is_overdue


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
    """Count where actions stand on a day; they are given as they stood.

    What is done needs neither lead officer nor date; words are no date.
    """
    entries = list(actions)
    still_open = [action for action in entries if action.status not in DONE]
    return Standing(
        by_status=Counter(action.status for action in entries if action.kind == "action"),
        overdue=sum(is_overdue(action.due, action.status, day) for action in still_open),
        no_lead=sum(not action.lead for action in still_open),
        no_date=sum(not isinstance(action.due, date) for action in still_open),
    )
