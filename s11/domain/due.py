"""Dates as people and files write them: the real ones, and the words that stand in place of one."""

import re
from datetime import date

from s11.domain.audit import Due, Words

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def real_date(typed: str) -> date | None:
    """Read a date written as 2016-09-30; None for whatever else, also for one that no calendar has."""
    if not _ISO_DATE.fullmatch(typed):
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def due_as_written(typed: str) -> Due:
    """Read a due date: a real date, else the words to the letter; None for blanks."""
    return (real_date(typed) or Words(typed)) if typed.strip() else None


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
