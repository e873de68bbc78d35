"""The ratings of each standard as stacked bars: the directorates' own above the board's."""

from collections.abc import Mapping, Sequence

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from reports.contents import StandardPosition
from reports.drawing import CAPS, LETTERING, box, parts, rule, shortened, words
from reports.figure import Figure, width_of
from reports.legend import legend
from reports.letters import fill, letters, named
from reports.ratings_table import all_ratings, ratings_table
from reports.style import BODY_WIDTH, GREY, RULE, text_colour_on
from reports.text import Text
from standards.framework import Rating

MOST = 10  # standards in one picture
TITLE, RATER, PAD = 150.0, 34.0, 3.0
BAR, BETWEEN, ROW = 12.0, 2.5, 36.0
START = TITLE + RATER + 12
Numbers = Mapping[Rating | None, int]


def rating_bars(standings: Sequence[StandardPosition]) -> list[Flowable]:
    """Draw the bars, ten standards a picture, and print their numbers as a table below."""
    if not standings:
        return [Text("No standard has been rated.")]
    if not any(number for standing in standings for _, number in standing.self_ratings):
        return [Text("Nobody was asked, so no standard is rated.")]
    pictures = -(-len(standings) // MOST)
    size = -(-len(standings) // pictures)
    groups = [standings[at : at + size] for at in range(0, len(standings), size)]
    return [*(_picture(group, standings) for group in groups), ratings_table(standings)]


def _picture(group: Sequence[StandardPosition], all_of_them: Sequence[StandardPosition]) -> Figure:
    given = letters(all_ratings(all_of_them))
    most = max(sum(dict(each.self_ratings).values()) for each in all_of_them)
    drawn, above = legend([(letter, named(each), fill(each)) for each, letter in given.items()], BODY_WIDTH)
    height = above + 8 + len(group) * ROW
    drawing = Drawing(BODY_WIDTH, height)
    drawn.translate(0, height)
    drawing.add(drawn)
    for index, standing in enumerate(group):
        _draw(drawing, standing, height - above - 8 - index * ROW, given, most)
    return Figure(drawing, _said(group))


def _draw(
    drawing: Drawing,
    standing: StandardPosition,
    top: float,
    given: Mapping[Rating | None, str],
    most: int,
) -> None:
    """Draw a standard: its name, and two bars below the line that parts it from the one before."""
    drawing.add(rule(0, top, BODY_WIDTH, top, RULE, 0.4))
    middle = top - ROW / 2
    lines = shortened(f"{standing.id}  {standing.title}", TITLE, 2)
    for index, line in enumerate(lines):
        drawing.add(words(0, middle + len(lines) * 5.25 - 8 - index * 10.5, line))
    pairs = (
        ("Own", standing.self_ratings, BETWEEN / 2),
        ("Board", standing.board_ratings, -BETWEEN / 2 - BAR),
    )
    for rater, numbers, shift in pairs:
        y = middle + shift
        drawing.add(words(TITLE + RATER + 4, _base(y), rater, GREY, "end"))
        bar(drawing, dict(numbers), y, given, most)


def bar(drawing: Drawing, numbers: Numbers, y: float, given: Mapping[Rating | None, str], most: int) -> None:
    """Draw a stacked bar with its foot at `y`; of all bars of a picture, the longest stands for `most`."""
    counts = [numbers.get(rating, 0) for rating in given]
    if not sum(counts):
        drawing.add(words(START, _base(y), "Nobody was asked", GREY))
        return
    room = (BODY_WIDTH - START - 1) * sum(counts) / max(most, sum(counts))
    least = [width_of(str(number), LETTERING, "bold") + 2 * PAD for number in counts]
    x = START
    for (rating, letter), number, length in zip(
        given.items(), counts, parts(counts, room, least), strict=True
    ):
        if number:
            _segment(drawing, x, y, length, number, letter, fill(rating))
            x += length


def _segment(
    drawing: Drawing, x: float, y: float, length: float, number: int, letter: str, colour: str
) -> None:
    drawing.add(box(x, y, length, BAR, colour))
    both = f"{letter} {number}"
    fits = width_of(both, LETTERING, "bold") + 2 * PAD <= length
    said = both if fits else str(number)
    drawing.add(words(x + length / 2, _base(y), said, text_colour_on(colour), "middle", "bold"))


def _base(y: float) -> float:
    return y + (BAR - LETTERING * CAPS) / 2


def _said(group: Sequence[StandardPosition]) -> str:
    first, last = group[0].id, group[-1].id
    which = f"standard {first}" if len(group) == 1 else f"standards {first} to {last}"
    return (
        f"Stacked bars of {which}: how the directorates rated themselves, and below it how the board rated them. "
        "The table that follows has the same numbers."
    )
