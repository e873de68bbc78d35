"""The days on which a plan is looked at to see how it went on: the ends of quarters."""

from collections.abc import Iterable
from datetime import date

from s11.domain.audit import Action

MOST = 8
QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


def first_entry(actions: Iterable[Action]) -> date | None:
    """Return the first day that the history of a plan knows, or None where nothing has happened yet."""
    return min((update.on for action in actions for update in action.updates), default=None)


def quarter_ends(first: date | None, last: date, most: int = MOST) -> list[date]:
    """Return the ends of the quarters since the first day, and the last day itself; at most so many in all."""
    ends = [last]
    while len(ends) < most and (end := _end_before(ends[-1])) and first is not None and end >= first:
        ends.append(end)
    return ends[::-1]


def _end_before(day: date) -> date | None:
    """Return the last quarter's end before a day, or None before the calendar's first."""
    ends = [date(year, *end) for year in (day.year - 1, day.year) if year for end in QUARTER_ENDS]
    return max((end for end in ends if end < day), default=None)
