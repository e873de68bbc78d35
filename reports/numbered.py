"""Numbered paragraphs, as committee papers have them, and lines that are left to the author of a paper."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable

from reports.inset import Inset
from reports.lines import Span
from reports.structure import Tag
from reports.style import BODY, BULLET
from reports.text import Point, Text, Words
from reports.words import missing

INDENT = 30.0


class Numbered(Inset):
    """A paragraph behind its number, which is read first and as part of it."""

    def __init__(self, number: str, words: Words) -> None:
        tag = Tag("P")
        super().__init__(Text(words, BODY, tag), INDENT)
        self.number = Text(f"{number} ", BODY, tag)

    def draw_beside(self) -> None:
        _, height = self.number.wrap(self.indent, 0)
        self.number.drawOn(self.canv, 0, self.height - height)


class Under(Inset):
    """An entry of a list that belongs to a numbered paragraph, and stands as far in as its words."""

    def __init__(self, point: Point) -> None:
        super().__init__(point, INDENT)
        self.point = point


def points_under(texts: Iterable[Words]) -> list[Flowable]:
    """List what belongs to a numbered paragraph."""
    listing = Tag("L", attributes="/O/List/ListNumbering/Disc")
    return [Under(Point(text, BULLET, "•", listing)) for text in texts]


def numbered(section: int, numbers: Iterator[int], told: Iterable[Words | Flowable]) -> list[Flowable]:
    """Give each paragraph its number in a section; tables and pictures between them have none."""
    return [
        part if isinstance(part, Flowable) else Numbered(f"{section}.{next(numbers)}", part) for part in told
    ]


def for_the_author(words: str) -> Span:
    """Leave a line to whoever publishes the paper, so that nobody can overlook it."""
    return missing(f"[For the author: {words}]")
