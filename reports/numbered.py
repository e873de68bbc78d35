"""Numbered paragraphs, as committee papers have them, and lines that are left to the author of a paper."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Self

from reportlab.platypus import Flowable

from reports.lines import Line, Span, break_lines
from reports.structure import Tag
from reports.style import BODY, BULLET, Style
from reports.text import Point, Text, Words, draw_line
from reports.words import missing

NUMBERED = replace(BODY, indent=30)


class Numbered(Text):
    """A paragraph behind its number; the number is the first of its spans, and part of what is read."""

    def __init__(self, number: str, words: Words) -> None:
        parts = [words] if isinstance(words, str | Span) else words
        super().__init__([f"{number} ", *parts], NUMBERED)
        self.number, *self.words = self.spans
        self.begins = True

    def plain(self) -> Text:
        """Return the paragraph for a file that sets its own lines: the number is its first word."""
        return Text(self.spans, BODY)

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        whole, self.spans = self.spans, tuple(self.words)
        size = super().wrap(aw, ah)
        self.spans = whole
        return size

    def _part(self, lines: list[Line], first: bool) -> Self:
        part = super()._part(lines, first)
        part.begins = self.begins and first
        return part

    def draw(self) -> None:
        with self.canv.marked(self.tag):
            if self.begins:
                style = self.style
                (line,) = break_lines([self.number], float("inf"), style.weight, style.colour)
                draw_line(self.canv, line, 0, self._base(), style.size)
            super().draw()


class Under(Point):
    """An entry of a list that belongs to a numbered paragraph, and stands as far in as its words."""

    def __init__(self, words: Words, style: Style, mark: str, listing: Tag) -> None:
        super().__init__(words, style, mark, listing)
        self.listing = listing

    def plain(self) -> Point:
        """Return the entry for a file that sets its own lines."""
        return Point(self.spans, self.style, self.mark, self.listing)

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        _, height = super().wrap(aw - NUMBERED.indent, ah)
        return aw, height

    def draw(self) -> None:
        self.canv.translate(NUMBERED.indent, 0)  # whoever draws a flowable saves the state before
        super().draw()


def points_under(texts: Iterable[Words]) -> list[Flowable]:
    """List what belongs to a numbered paragraph."""
    listing = Tag("L", attributes="/O/List/ListNumbering/Disc")
    return [Under(text, BULLET, "•", listing) for text in texts]


def numbered(section: int, numbers: Iterator[int], told: Iterable[Words | Flowable]) -> list[Flowable]:
    """Give each paragraph its number in a section; tables and pictures between them have none."""
    return [
        part if isinstance(part, Flowable) else Numbered(f"{section}.{next(numbers)}", part) for part in told
    ]


def for_the_author(words: str) -> Span:
    """Leave a line to whoever publishes the paper, so that nobody can overlook it."""
    return missing(f"[For the author: {words}]")
