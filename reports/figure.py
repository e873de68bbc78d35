"""A picture on paper: a drawing of ReportLab's, tagged as a figure that says in words what it shows.

Its words are drawn as all others are, in our own faces, so whatever was typed can stand in them.
"""

from dataclasses import replace
from typing import Any

from reportlab.graphics.renderPDF import _PDFRenderer
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable

from reports.faces import MAIN, Weight, face, shape
from reports.lines import Line, Span, break_lines
from reports.runs import Run
from reports.structure import Tag
from reports.style import INK
from reports.tagging import TaggedCanvas
from reports.text import draw_line
from reports.typed import cleaned, printable

LETTERING = ("fontName", "fontSize")
BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
WEIGHTS: tuple[Weight, ...] = ("regular", "bold", "italic")


class Figure(Flowable):
    """A drawing, and what is said of it to who cannot see it."""

    canv: TaggedCanvas

    def __init__(self, drawing: Drawing, alt: str) -> None:
        super().__init__()
        self.drawing, self.alt = drawing, " ".join(cleaned(alt).split())

    def getSpaceBefore(self) -> float:
        return 4

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        self.width, self.height = self.drawing.width, self.drawing.height
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.whole(Tag("Figure", attributes=self._layout(), alt=self.alt)):
            Renderer().draw(self.drawing, self.canv, 0, 0)

    def _layout(self) -> str:
        """Say where on its page the picture stands."""
        left, bottom = self.canv.absolutePosition(0, 0)
        right, top = left + self.drawing.width, bottom + self.drawing.height
        return f"/O/Layout/Placement/Block/BBox[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"


class Renderer(_PDFRenderer):
    """Draws as ReportLab does, but for the words, and without a word on transparency."""

    _canvas: TaggedCanvas

    def applyStateChanges(self, delta: dict[str, Any], newState: dict[str, Any]) -> None:
        kept = {key: value for key, value in delta.items() if key not in LETTERING}
        super().applyStateChanges(kept, newState)

    def setFillColor(self, c: Color) -> None:
        self._canvas.setFillColorRGB(*c.rgb())

    def setStrokeColor(self, c: Color) -> None:
        self._canvas.setStrokeColorRGB(*c.rgb())

    def drawString(self, stringObj: String) -> None:
        size, colour = stringObj.fontSize, "#" + (stringObj.fillColor or black).hexval()[2:]
        line = _line(stringObj.text, stringObj.fontName, colour)
        x = stringObj.x - line.width * size / 1000 * BEFORE[stringObj.textAnchor]
        draw_line(self._canvas, _ended(line), x, stringObj.y, size)


def width_of(words: str, size: float, weight: Weight = "regular") -> float:
    """Return the width of words in a drawing, in points."""
    return _line(words, weight, INK).width * size / 1000


def _ended(line: Line) -> Line:
    """Let a line end in a space, so that no reader joins its words to those of the next."""
    if line.from_right or not line.runs:
        return line
    last = line.runs[-1]
    return replace(
        line, runs=(*line.runs, Run(shape(face(MAIN["regular"]), " ", False), 0, last.colour, " "))
    )


def _line(words: str, font_name: str, colour: str) -> Line:
    """Set words into one line; the font of a drawing's words is one of our weights."""
    weight = next(each for each in WEIGHTS if each == font_name)
    (line,) = break_lines([Span(" ".join(printable(words).split()))], float("inf"), weight, colour)
    return line
