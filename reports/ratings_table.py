"""The ratings of each standard in numbers: by the directorates themselves, and by the board."""

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable

from reports.contents import StandardPosition
from reports.plan_table import standard_name
from reports.style import CELL, aligned_right
from reports.table import Cell, Column, Table
from reports.text import Text
from reports.words import short
from standards.framework import Rating

MOST_COLUMNS, LONGEST_WORD = 6, 11


def ratings_table(standings: Sequence[StandardPosition]) -> Flowable:
    """Print two lines a standard: the directorates' own ratings, and the board's."""
    if not standings:
        return Text("No standard has been rated.")
    ratings = all_ratings(standings)
    if not all(_fits_a_column(rating) for rating in ratings) or len(ratings) > MOST_COLUMNS:
        return _ratings_in_words(standings, ratings)
    columns = [Column("Standard", 60), Column("Rated by", 26)]
    labels = [short(rating.label, 40) if rating else "Not rated" for rating in ratings]
    columns += [Column(label, 17, number=True) for label in labels]
    return Table(columns, [_standing(standing, ratings) for standing in standings])


def _standing(standing: StandardPosition, ratings: Sequence[Rating | None]) -> list[Cell]:
    own, board = dict(standing.self_ratings), dict(standing.board_ratings)
    raters = [Text("Directorates", CELL), Text("The board", CELL)]
    numbers = [[_number(own.get(rating, 0)), _number(board.get(rating, 0))] for rating in ratings]
    return [standard_name(standing.id, standing.title), raters, *numbers]


def _fits_a_column(rating: Rating | None) -> bool:
    return rating is None or all(len(word) <= LONGEST_WORD for word in rating.label.split())


def _ratings_in_words(standings: Sequence[StandardPosition], ratings: Sequence[Rating | None]) -> Flowable:
    """Print what would not fit into a column a rating: those that were given, each with its number."""
    columns = (Column("Standard", 60), Column("The directorates' own ratings", 50), Column("The board's", 50))
    return Table(
        columns,
        [
            (
                standard_name(standing.id, standing.title),
                _counted(dict(standing.self_ratings), ratings),
                _counted(dict(standing.board_ratings), ratings),
            )
            for standing in standings
        ],
    )


def _counted(numbers: Mapping[Rating | None, int], ratings: Sequence[Rating | None]) -> list[Flowable]:
    given = [(rating, number) for rating in ratings if (number := numbers.get(rating, 0))]
    said = [f"{number} {rating.label if rating else 'Not rated'}" for rating, number in given]
    return [Text(words, CELL) for words in said or ["Nobody was asked"]]


def _number(number: int) -> Flowable:
    return Text(str(number), aligned_right(CELL))


def all_ratings(standings: Sequence[StandardPosition]) -> list[Rating | None]:
    """List the ratings in the order in which they are first met, and "not rated" last."""
    pairs = [pair for standing in standings for pair in (*standing.self_ratings, *standing.board_ratings)]
    met = dict.fromkeys(rating for rating, _ in pairs if rating)
    return [*met, None]
