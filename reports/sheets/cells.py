"""How sheets say dates, ratings, people and what is missing."""

from datetime import date

from reports.chip import STATUS_COLOURS
from reports.contents import STATUS_WORDS, ActionStatus
from reports.sheets.sheet import Cell, Mark, Missing
from standards.framework import Rating

NOBODY = "No lead officer"


def due(when: date | str | None, absent: str = "No date") -> tuple[Cell, Cell]:
    """Return a due date for two columns: the date, and what stands where there is none."""
    if isinstance(when, date):
        return when, None
    return None, when if when and when.strip() else Missing(absent)


def status(of: ActionStatus) -> Mark:
    """Return how an action stands, in its word and colour."""
    return Mark(STATUS_WORDS[of], STATUS_COLOURS[of])


def rating(given: Rating | None, absent: str = "Not rated") -> Mark:
    """Return a rating in its framework's word and colour."""
    return Mark(given.label, given.colour) if given else Mark(absent)


def lead(name: str | None) -> Cell:
    """Return who leads an action."""
    return name if name and name.strip() else Missing(NOBODY)


def yes(is_so: bool) -> str:
    """Say yes or no."""
    return "Yes" if is_so else "No"
