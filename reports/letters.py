"""Ratings in a letter or two, for pictures and tables without room for a word; a legend says which is which."""

from collections.abc import Iterator, Sequence

from reports.chip import LONGEST
from reports.style import CHIPS, WHITE
from reports.typed import printable
from reports.words import short
from standards.framework import Rating

NOT_RATED = "Not rated"


def named(rating: Rating | None) -> str:
    """Return the word of a rating, of "not rated" where it is none."""
    return short(printable(rating.label), LONGEST) if rating else NOT_RATED


def fill(rating: Rating | None) -> str:
    """Return the colour of a rating; what is not rated is white."""
    return CHIPS[rating.colour] if rating else WHITE


def letters(ratings: Sequence[Rating | None]) -> dict[Rating | None, str]:
    """Give each rating letters that no other has: of its word or words, or else its place in the scale."""
    given: dict[Rating | None, str] = {}
    for place, rating in enumerate(ratings, 1):
        taken = set(given.values())
        given[rating] = next(each for each in _ways(named(rating), place) if each not in taken)
    return given


def _ways(label: str, place: int) -> Iterator[str]:
    initials = "".join(word[0] for word in label.split() if word[0].isalnum()).upper()
    yield from (way for way in (initials[:2], label[:2].strip().capitalize()) if way.isalpha())
    yield str(place)
    yield f"{place}."
