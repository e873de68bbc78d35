"""The board's ratings of each standard as stacked bars."""

from collections.abc import Mapping, Sequence

from reportlab.graphics.shapes import Drawing

from reports.board_ratings import kinds_given
from reports.contents import BoardRatings
from reports.drawing import rule, shortened, words
from reports.figure import Figure
from reports.legend import legend
from reports.letters import fill, letters, named
from reports.rating_bars import BAR, START, bar
from reports.style import BODY_WIDTH, RULE
from standards.framework import Rating

MOST, ROW, BELOW_LEGEND, LINE = 16, 26.0, 6.0, 10.5


def board_bars(ratings: Sequence[BoardRatings]) -> list[Figure]:
    """Draw the bars, sixteen standards a picture; their numbers belong into a table that follows."""
    pictures = -(-len(ratings) // MOST)
    size = -(-len(ratings) // pictures)
    given = letters(kinds_given(ratings))
    most = max(sum(dict(each.given).values()) for each in ratings)
    return [_picture(ratings[at : at + size], given, max(most, 1)) for at in range(0, len(ratings), size)]


def _picture(group: Sequence[BoardRatings], given: Mapping[Rating | None, str], most: int) -> Figure:
    drawn, above = legend([(letter, named(each), fill(each)) for each, letter in given.items()], BODY_WIDTH)
    height = above + BELOW_LEGEND + len(group) * ROW
    drawing = Drawing(BODY_WIDTH, height)
    drawn.translate(0, height)
    drawing.add(drawn)
    for index, standard in enumerate(group):
        _draw(drawing, standard, (len(group) - index) * ROW, given, most)
    return Figure(drawing, _said(group))


def _draw(
    drawing: Drawing, standard: BoardRatings, top: float, given: Mapping[Rating | None, str], most: int
) -> None:
    drawing.add(rule(0, top, BODY_WIDTH, top, RULE, 0.4))
    middle = top - ROW / 2
    lines = shortened(f"{standard.id}  {standard.title}", START - 10, 2)
    for index, line in enumerate(lines):
        drawing.add(words(0, middle + len(lines) * LINE / 2 - 8 - index * LINE, line))
    bar(drawing, dict(standard.given), middle - BAR / 2, given, most)


def _said(group: Sequence[BoardRatings]) -> str:
    first, last = group[0].id, group[-1].id
    which = f"standard {first}" if len(group) == 1 else f"standards {first} to {last}"
    return f"Stacked bars of {which}: how the board rated them. The table that follows has the same numbers."
