"""The board's ratings of each standard, as the committee paper tells them: in words and in a table."""

from collections import Counter
from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports.contents import BoardRatings, ScrutinyContents
from reports.letters import named
from reports.scrutiny_words import short_name
from reports.style import CELL
from reports.table import Column, Table
from reports.text import Text
from reports.words import count, listed
from standards.framework import Rating

MOST_COLUMNS, LONGEST_WORD = 6, 11


def rated(ratings: Sequence[BoardRatings]) -> int:
    """Count the ratings that the board gave."""
    return sum(number for standard in ratings for rating, number in standard.given if rating)


def ratings_in_words(contents: ScrutinyContents) -> list[str]:
    """Say how many ratings of each kind there are, and where the lowest was given; nothing where there is none."""
    whole = rated(contents.ratings)
    if not whole:
        return ["The board has given no rating in the returns that it accepted."] if contents.accepted else []
    kinds: Counter[Rating] = Counter()
    for standard in contents.ratings:
        kinds.update({rating: number for rating, number in standard.given if rating and number})
    given = [f"{kinds[rating]} {rating.label}" for rating in contents.scale.ratings if kinds[rating]]
    return [
        f"In the returns that it accepted, the board gave {count(whole, 'rating')}: {listed(given)}.",
        *_lowest(contents, kinds),
        *_unrated(contents.ratings),
    ]


def _lowest(contents: ScrutinyContents, kinds: Counter[Rating]) -> list[str]:
    scale = [rating for rating in contents.scale.worst_first if rating.counts]
    lowest = next((rating for rating in scale if kinds[rating]), None)
    if lowest is None:
        return []
    where = [
        f"standard {standard.id} ({count(number, 'directorate')})"
        for standard in contents.ratings
        if (number := dict(standard.given).get(lowest, 0))
    ]
    ends = "the lowest of the scale" if lowest == scale[0] else "the lowest that was given"
    return [f"{lowest.label} is {ends}. It was given on {listed(where)}."]


def _unrated(ratings: Sequence[BoardRatings]) -> list[str]:
    found = [
        f"standard {standard.id} ({count(number, 'return')})"
        for standard in ratings
        if (number := dict(standard.given).get(None, 0))
    ]
    return [f"The board gave no rating on {listed(found)}."] if found else []


def ratings_table(ratings: Sequence[BoardRatings]) -> Flowable:
    """Print a line a standard with the number of each rating, or what was given where columns would not fit."""
    kinds = kinds_given(ratings)
    if len(kinds) > MOST_COLUMNS or not all(_fits_a_column(rating) for rating in kinds):
        columns = (Column("Standard", 70), Column("Directorates by the board's rating", 60))
        return Table(columns, [(_name(standard), _given(standard)) for standard in ratings])
    heads = [Column(named(rating), 17, number=True) for rating in kinds]
    return Table(
        [Column("Standard", 86), *heads],
        [[_name(standard), *_numbers(standard, kinds)] for standard in ratings],
    )


def kinds_given(ratings: Sequence[BoardRatings]) -> list[Rating | None]:
    """List the ratings of the scale in its order, and "not rated" where that is the case anywhere."""
    met = dict.fromkeys(
        rating for standard in ratings for rating, number in standard.given if rating or number
    )
    return sorted(met, key=lambda rating: rating is None)


def _fits_a_column(rating: Rating | None) -> bool:
    return rating is None or all(len(word) <= LONGEST_WORD for word in rating.label.split())


def _name(standard: BoardRatings) -> str:
    return short_name(standard.id, standard.title)


def _numbers(standard: BoardRatings, kinds: Sequence[Rating | None]) -> list[str]:
    given = dict(standard.given)
    return [str(given.get(rating, 0)) for rating in kinds]


def _given(standard: BoardRatings) -> list[Flowable]:
    given = [f"{number} {named(rating)}" for rating, number in standard.given if number]
    return [Text(words, CELL) for words in given or ["None"]]
