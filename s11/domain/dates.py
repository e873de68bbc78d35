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
