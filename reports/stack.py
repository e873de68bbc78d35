"""Flowables that hold others: one below the other, and a heading with what it heads."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports.placed import Placed
from reports.style import LONGEST_HEADING

FUZZ = 0.01


class Stack(Placed):
    """Flowables one below the other, as the cell of a table holds them; it parts between and inside them."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self.parts = list(parts)
        self._placed: list[tuple[Flowable, float]] = []

    def getSpaceBefore(self) -> float:
        return self.parts[0].getSpaceBefore() if self.parts else 0

    def getSpaceAfter(self) -> float:
        return self.parts[-1].getSpaceAfter() if self.parts else 0

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        self._placed, y, gap = [], 0.0, 0.0
        for part in self.parts:
            y += max(gap, part.getSpaceBefore()) if self._placed else 0
            _, height = part.wrap(aw, ah)
            self._placed.append((part, y))
            y, gap = y + height, part.getSpaceAfter()
        self.width, self.height = aw, y
        return aw, y

    def split(self, aw: float, ah: float) -> list[Flowable]:
        self.wrap(aw, ah)
        for index, (part, y) in enumerate(self._placed):
            if y + part.height <= ah + FUZZ:
                continue
            halves = part.split(aw, ah - y) if ah > y else []
            above = self.parts[:index] + halves[:1]
            below = halves[1:] + self.parts[index + 1 :] if halves else self.parts[index:]
            return [type(self)(above), type(self)(below)] if above else []
        return [self]

    def draw(self) -> None:
        for part, y in self._placed:
            part.drawOn(self.canv, self.x, self.y + self.height - y - part.height)


class Headed(Stack):
    """Headings and the beginning of what they head: on one page, whatever else moves to the next."""

    def split(self, aw: float, ah: float) -> list[Flowable]:
        self.wrap(aw, ah)
        body, y = self._placed[-1]
        if y > LONGEST_HEADING:
            return super().split(aw, ah)
        if self.height <= ah + FUZZ:
            return [self]
        halves = body.split(aw, ah - y) if ah > y else []
        return [Stack([*self.parts[:-1], halves[0]]), *halves[1:]] if halves else []
