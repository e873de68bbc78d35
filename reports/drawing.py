"""What the pictures are drawn of: boxes with dark outlines, words in our faces, and parts of a length."""

from collections.abc import Sequence
from typing import Literal

from reportlab.graphics.shapes import Line, Rect, String
from reportlab.lib.colors import HexColor

from reports.faces import Weight
from reports.figure import width_of
from reports.lines import Span, break_lines
from reports.style import INK
from reports.typed import printable

Anchor = Literal["start", "middle", "end"]
OUTLINE = 0.7
LETTERING = 8.5
CAPS = 0.66  # how high a capital stands, as a share of the type size


def box(x: float, y: float, width: float, height: float, colour: str) -> Rect:
    """Draw a filled box with a dark outline, which parts it from the next one in grey print."""
    drawn = Rect(x, y, width, height)
    drawn.fillColor, drawn.strokeColor, drawn.strokeWidth = HexColor(colour), HexColor(INK), OUTLINE
    return drawn


def rule(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = OUTLINE) -> Line:
    """Draw a straight line."""
    return Line(x1, y1, x2, y2, strokeColor=HexColor(colour), strokeWidth=width)


def words(
    x: float,
    y: float,
    text: str,
    colour: str = INK,
    anchor: Anchor = "start",
    weight: Weight = "regular",
    size: float = LETTERING,
) -> String:
    """Write one line; `y` is where its letters stand."""
    return String(x, y, text, fontName=weight, fontSize=size, fillColor=HexColor(colour), textAnchor=anchor)


def shortened(text: str, width: float, most: int, size: float = LETTERING) -> list[str]:
    """Set a text into at most so many lines, the last with "…" where it was cut."""
    spans = [Span(" ".join(printable(text).split()))]
    lines = break_lines(spans, width * 1000 / size, "regular", INK)
    said = ["".join(run.text for run in line.runs).strip() for line in lines[:most]]
    if len(lines) > most:
        said[-1] = _cut(said[-1], width, size)
    return said


def _cut(text: str, width: float, size: float) -> str:
    while text and width_of(f"{text} …", size) > width:
        text = text.rpartition(" ")[0] if " " in text else text[:-1]
    return f"{text} …"


def parts(numbers: Sequence[int], room: float, least: Sequence[float]) -> list[float]:
    """Share a length out by numbers, but give each number that is not 0 at least the length that it needs."""
    small: set[int] = set()
    while True:
        left = max(room - sum(least[index] for index in small), 0)
        rest = sum(number for index, number in enumerate(numbers) if index not in small)
        unit = left / rest if rest else 0
        lengths = [least[i] if i in small else number * unit for i, number in enumerate(numbers)]
        tight = {i for i, number in enumerate(numbers) if number and lengths[i] < least[i]} - small
        if not tight:
            return lengths
        small |= tight
