"""A text that stands further in, with something of its own to the left of where it begins."""

from copy import copy
from typing import Self

from reportlab.platypus import Flowable

from reports.tagging import TaggedCanvas
from reports.text import Text


class Inset(Flowable):
    """It parts as its text does; only the first part has what stands to the left."""

    canv: TaggedCanvas

    def __init__(self, text: Text, indent: float) -> None:
        super().__init__()
        self.text, self.indent, self.begins = text, indent, True

    def getSpaceBefore(self) -> float:
        return self.text.getSpaceBefore()

    def getSpaceAfter(self) -> float:
        return self.text.getSpaceAfter()

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        _, self.height = self.text.wrap(aw - self.indent, ah)
        self.width = aw
        return aw, self.height

    def split(self, aw: float, ah: float) -> list[Flowable]:
        parts = [part for part in self.text.split(aw - self.indent, ah) if isinstance(part, Text)]
        return [self._part(part, self.begins and index == 0) for index, part in enumerate(parts)]

    def _part(self, text: Text, begins: bool) -> Self:
        part = copy(self)
        part.__dict__.pop("_postponed", None)  # ReportLab's note that it moved the whole to another page
        part.text, part.begins = text, begins
        return part

    def draw(self) -> None:
        if self.begins:
            self.draw_beside()
        self.text.drawOn(self.canv, self.indent, 0)

    def draw_beside(self) -> None:
        """Draw what stands to the left of the first line."""
