"""How the papers say dates, people and what is missing."""

from collections.abc import Sequence
from datetime import date

from reports.lines import Span
from reports.style import MISSING

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
Due = date | str | None


def day(when: date) -> str:
    """Say a date as "19 July 2016"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def missing(words: str) -> Span:
    """Say in place that something is missing, so that it hurts."""
    return Span(words, "bold", MISSING)


def due(when: Due, absent: str = "no date") -> list[str | Span]:
    """Say a due date; words that are not a date are shown as they were typed, and flagged."""
    if isinstance(when, date):
        return [day(when)]
    return [f"{when} ", missing("(not a date)")] if when and when.strip() else [missing(absent)]


def lead(name: str | None) -> str | Span:
    """Say who leads an action."""
    return name if name and name.strip() else missing("no lead officer")


def count(number: int, one: str, many: str = "") -> str:
    """Say how many: "1 action", "3 actions", "no actions"."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def short(text: str, longest: int = 220) -> str:
    """Return the beginning of a text that is told in full elsewhere: its first line, cut at a word."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(first) <= longest:
        return first
    return first[:longest].rsplit(" ", 1)[0] + " …"


def listed(parts: Sequence[str]) -> str:
    """Join with commas and a last "and"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
