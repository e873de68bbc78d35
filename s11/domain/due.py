"""Due dates as people write them: a date where it is one, else their words to the letter."""

import re
from datetime import date

from s11.domain.audit import Due, Words

_PARTS = re.compile(r"(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{4})")


def due_from_file(text: str | None) -> Due:
    """Read a due date of an audit file: an ISO date, or words."""
    if text is None or text == "":
        return None
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else Words(text)
    except ValueError:
        return Words(text)


def due_from_person(text: str) -> Due:
    """Read a due date that a person typed, day first (`31 3 2027`); what is no date stays as words."""
    typed = text.strip()
    if not typed:
        return None
    if parts := _PARTS.fullmatch(typed):
        day, month, year = map(int, parts.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return Words(typed)
    return due_from_file(typed)


def due_text(due: Due) -> str | None:
    """Write a due date for an audit file: ISO, or the words."""
    return due.isoformat() if isinstance(due, date) else due.text if due else None


def say_date(day: date) -> str:
    """Say a date as a paper does: `19 July 2016`."""
    return f"{day.day} {day:%B %Y}"


def say_due(due: Due) -> str:
    """Say a due date; words are quoted and flagged, and a missing one says so."""
    if due is None:
        return "no date"
    return say_date(due) if isinstance(due, date) else f"{due.text} (not a date)"
