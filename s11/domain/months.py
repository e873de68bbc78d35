"""Counting in months, as audits repeat and quarters pass."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date


def plus_months(day: date, months: int) -> date:
    """Return the day so many months later (earlier where negative), or the last of a month that is shorter.

    What lies beyond the calendar is its first or last day.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
