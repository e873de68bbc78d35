"""A list of a paper's parts at its front: each a link, with the number of the page that it is on."""

from collections.abc import Iterator, Sequence
from typing import Self

from reportlab.platypus import Flowable

from reports.blocks import part
from reports.lines import Line, Span, break_lines
from reports.links import Box
from reports.page import HeadingText
from reports.stack import Stack
from reports.structure import Tag
from reports.style import ENTRY
from reports.tagging import TaggedCanvas
from reports.text import Text, draw_line

ROOM_FOR_NUMBER = 30.0


def contents_list(story: Sequence[Flowable], heading: str = "Contents") -> list[Flowable]:
    """List the parts of the story that follows; put it before them. A story without parts has no list."""
    parts = [each for each in _headings(story) if each.level == 1]
    return part(heading, [ContentsList.of(parts)]) if parts else []


class ContentsList(Stack):
    """The entries one below the other."""

    @classmethod
    def of(cls, headings: Sequence[HeadingText]) -> Self:
        """Make the list of headings."""
        listing = Tag("TOC")
        return cls([ContentsEntry(heading, listing) for heading in headings])

    @property
    def entries(self) -> list[str]:
        """Return the words of the entries, for who writes the list otherwise."""
        return [entry.words for entry in self.parts if isinstance(entry, ContentsEntry)]


class ContentsEntry(Text):
    """The words of a heading, and the number of its page, which is drawn when all pages are."""

    def __init__(self, heading: HeadingText, listing: Tag) -> None:
        link = Tag("Link", Tag("Reference", Tag("TOCI", listing)))
        super().__init__(heading.bookmark, ENTRY, link)
        self.words, self.target, self.has_number = heading.bookmark, heading.target, True

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        _, height = super().wrap(aw - ROOM_FOR_NUMBER, ah)
        return aw, height

    def draw(self) -> None:
        right, base = (
            self.x + self.width + ROOM_FOR_NUMBER,
            self._base() - (len(self.lines) - 1) * self.leading,
        )
        with self.canv.marked(self.tag):
            super().draw()
            self.canv.link(Box(self.x, self.y, right, self.y + self.height), self.target, self.words)
        if self.has_number:
            self.canv.later(lambda canvas: self._draw_number(canvas, right, base))

    def _draw_number(self, canvas: TaggedCanvas, right: float, base: float) -> None:
        """Draw the number, after a space so that no reader joins it to the words."""
        page = Span(f" {self.target.page or ''}")
        (line,) = break_lines([page], float("inf"), self.style.weight, self.style.colour)
        with canvas.marked(self.tag):
            draw_line(canvas, line, right - line.width * self.style.size / 1000, base, self.style.size)

    def _part(self, lines: list[Line], first: bool) -> Self:
        part = super()._part(lines, first)
        part.has_number = not first
        return part


def _headings(story: Sequence[Flowable]) -> Iterator[HeadingText]:
    for each in story:
        if isinstance(each, HeadingText):
            yield each
        elif isinstance(each, Stack):
            yield from _headings(each.parts)
