"""Every directorate by every standard: words on colour, or letters where words would not fit the sheet."""

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable

from reports.blocks import section
from reports.chip import PAD_X, Chip, chip
from reports.contents import MatrixRow, OverviewContents
from reports.letters import letters, named
from reports.ratings_table import all_ratings
from reports.stack import Stack
from reports.style import BODY_WIDTH, CELL, CELL_SMALL
from reports.table import GUTTER, Cell, Column, Table
from reports.text import Text
from reports.words import listed, short
from standards.framework import Rating

NAME = 118.0  # what the names take at least
WORD, LETTER = 56.0, 24.0  # what a column takes: two lines of a chip of usual words, and one of letters
LONGEST_ID = 24  # characters of a standard's number at the head of its column
MOST_IN_WORDS = 40  # directorates; more are easier to compare in letters, and on fewer pages
HOW = (
    "One rating in a cell is both the directorate's own and the board's. Of two, the upper is the directorate's "
    "own and the lower the board's. Where the board has rated nothing of a directorate yet, its name says so."
)
Said = Mapping[Rating | None, str]


def matrix(contents: OverviewContents) -> list[Flowable]:
    """Print the ratings of those that have signed off, in as many tables as the standards need."""
    if not contents.matrix:
        return [Text("No directorate has signed off, so there is nothing to compare yet.")]
    said = {rating: named(rating) for rating in all_ratings(contents.ratings)}
    in_words = len(contents.matrix) <= MOST_IN_WORDS and _widest(said) <= WORD
    shown = said if in_words else letters(list(said))
    ids = [standard.id for standard in contents.ratings]
    size = _even(len(ids), int((BODY_WIDTH - NAME) / ((WORD if in_words else LETTER) + GUTTER)))
    story: list[Flowable] = [Text(HOW + _legend(said, shown) + _left_out(contents))]
    for at in range(0, len(ids), size):
        table = _table(contents.matrix, ids[at : at + size], at, shown, in_words)
        group = ids[at : at + size]
        heading = f"Standards {group[0]} to {group[-1]}" if len(group) > 1 else f"Standard {group[0]}"
        story += section(heading, [table]) if size < len(ids) else [table]
    return story


def _widest(said: Said) -> float:
    """Return the width of the widest word of the ratings, as a chip has it; the words wrap."""
    words = [word for label in said.values() for word in label.split()]
    return max(Text(word, Chip(word, None).text.style).natural_width() for word in words) + 2 * PAD_X


def _even(number: int, most: int) -> int:
    """Share a number out into as few groups as hold `most`, as even as can be."""
    groups = -(-number // most)
    return -(-number // groups)


def _legend(said: Said, shown: Said) -> str:
    if said == shown:
        return ""
    return (
        f" Letters stand for ratings: {listed([f'{shown[rating]} for {said[rating]}' for rating in said])}."
    )


def _left_out(contents: OverviewContents) -> str:
    rest = len(contents.replies) - len(contents.matrix)
    if not rest:
        return ""
    who = "1 directorate that has" if rest == 1 else f"{rest} directorates that have"
    return f" Nothing is shown of {who} not signed off."


def _table(rows: Sequence[MatrixRow], ids: Sequence[str], first: int, shown: Said, in_words: bool) -> Table:
    heading = "Standard {}" if in_words else "{}"
    width = WORD if in_words else LETTER
    name = BODY_WIDTH - len(ids) * (width + GUTTER)
    columns = [
        Column("Directorate", name),
        *(Column(heading.format(short(number, LONGEST_ID)), width) for number in ids),
    ]
    places = range(first, first + len(ids))
    return Table(columns, [[_name(row), *(_cell(row, place, shown) for place in places)] for row in rows])


def _name(row: MatrixRow) -> Cell:
    name = Text(row.directorate, CELL)
    return name if any(row.board) else Stack([name, Text("Not rated by the board yet", CELL_SMALL)])


def _cell(row: MatrixRow, place: int, shown: Said) -> Flowable:
    own, board = row.own[place], row.board[place]
    chips = [_chip(own, shown)]
    if board != own and any(row.board):
        chips.append(_chip(board, shown))
    return chips[0] if len(chips) == 1 else Stack(chips)


def _chip(rating: Rating | None, shown: Said) -> Flowable:
    return chip(shown[rating], rating.colour if rating else None)
