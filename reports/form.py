"""What a form on paper is made of: boxes to tick and lines to write on, tagged as fields that are not electronic.

A tag of the role Form with a PrintField attribute says to a screen reader what stands there for a pen (ISO 32000-1,
14.8.5.6). The boxes and lines themselves are artifacts; the words beside them are the field's.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from reportlab.platypus import Flowable

from reports.embedding import in_utf16
from reports.inset import Inset
from reports.lines import Span
from reports.stack import Stack
from reports.structure import Tag
from reports.style import ACCENT, BODY_WIDTH, CELL, GREY, INK, WHITE, rgb
from reports.tagging import TaggedCanvas
from reports.text import Text, Words
from reports.typed import printable
from reports.words import short

BOX, BESIDE, LONGEST_SAID = 8.5, 14.0, 120
PITCH = 19.0
TICK = replace(CELL, size=8.5, leading=10.5, after=1.5)
LABEL = replace(CELL, size=8.5, leading=10.5, weight="bold", colour=ACCENT)
GAP = 14.0
Role = Literal["rb", "tv"]


def field_tag(role: Role, words: str) -> Tag:
    """Make the tag of a box to tick (rb) or of a place to write (tv), with its name."""
    checked = "/checked/off" if role == "rb" else ""
    said = in_utf16(short(printable(words), LONGEST_SAID))
    attributes = f"/O/PrintField/Role/{role}{checked}/Desc<FEFF{said}>"
    return Tag("Form", within=Tag("P"), attributes=attributes)


class TickBox(Inset):
    """A box to tick, with what a tick in it says."""

    def __init__(self, label: str, meaning: str = "") -> None:
        words: Words = [Span(label, "bold"), f": {meaning}" if meaning else ""]
        super().__init__(Text(words, TICK, field_tag("rb", label)), BESIDE)

    def natural_width(self) -> float:
        """Return the width that box and words have in one line."""
        return self.text.natural_width() + self.indent

    def draw_beside(self) -> None:
        canvas, leading = self.canv, self.text.leading
        canvas.saveState()
        canvas.setStrokeColorRGB(*rgb(INK))
        canvas.setFillColorRGB(*rgb(WHITE))
        canvas.setLineWidth(0.8)
        canvas.rect(0.5, self.height - (leading + BOX) / 2, BOX, BOX, stroke=1, fill=1)
        canvas.restoreState()


class Choices(Stack):
    """The boxes of a scale, one below the other."""

    def getSpaceBefore(self) -> float:
        return 5

    def getSpaceAfter(self) -> float:
        return 2


class Ticks(Flowable):
    """Boxes to tick side by side, as many in a line as fit."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self.boxes = [TickBox(label) for label in labels]
        self._placed: list[tuple[TickBox, float, float]] = []

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        self._placed, x, y, tallest = [], 0.0, 0.0, 0.0
        for box in self.boxes:
            width = min(box.natural_width() + 0.1, aw)
            if x and x + width > aw:
                x, y, tallest = 0.0, y + tallest, 0.0
            _, height = box.wrap(width, ah)
            self._placed.append((box, x, y))
            x, tallest = x + width + GAP, max(tallest, height + 2)
        self.width, self.height = aw, y + tallest
        return aw, self.height

    def draw(self) -> None:
        for box, x, y in self._placed:
            box.drawOn(self.canv, x, self.height - y - box.height)


class Field(Flowable):
    """Lines to write on, the first behind the question; a form that has room gives it more of them."""

    canv: TaggedCanvas

    def __init__(self, label: str, lines: int = 1) -> None:
        super().__init__()
        self.label = Text(label, LABEL, field_tag("tv", label))
        self.lines, self.pitch = lines, PITCH

    def getSpaceAfter(self) -> float:
        return 2

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        _, label = self.label.wrap(aw, ah)
        self.width = aw
        self.height = self.lines * self.pitch + label - self.label.leading
        return aw, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColorRGB(*rgb(GREY))
        canvas.setLineWidth(0.35)
        first = (self.lines - 1) * self.pitch + 0.5
        for line in range(self.lines):
            start = min(self.label.natural_width() + 4, self.width) if first == line * self.pitch + 0.5 else 0
            canvas.line(start, line * self.pitch + 0.5, self.width, line * self.pitch + 0.5)
        canvas.restoreState()
        self.label.drawOn(canvas, 0, first + 0.5)


class Fields(Flowable):
    """Fields side by side, each with its share of the width."""

    def __init__(self, fields: Sequence[tuple[Field, float]]) -> None:
        super().__init__()
        self.fields = fields

    def getSpaceAfter(self) -> float:
        return 2

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        unit = (aw - GAP * (len(self.fields) - 1)) / sum(share for _, share in self.fields)
        self.height = max(field.wrap(share * unit, ah)[1] for field, share in self.fields)
        self.width = aw
        return aw, self.height

    def draw(self) -> None:
        x = 0.0
        for field, _ in self.fields:
            field.drawOn(self.canv, x, 0)
            x += field.width + GAP


class Whole(Stack):
    """Flowables that stay on one page; they are no taller than one."""

    def split(self, aw: float, ah: float) -> list[Flowable]:
        return []


def height_of(parts: Sequence[Flowable]) -> float:
    """Return how high flowables stand, one below the other."""
    return Stack(parts).wrap(BODY_WIDTH, 0)[1]
