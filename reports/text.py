"""The one flowable that puts words on a page. It takes them as they were typed: see `reports.typed`."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Self

from reportlab.platypus import Flowable

from reports import bidi
from reports.lines import Line, Span, break_lines
from reports.placed import Placed
from reports.runs import Run
from reports.scripts import language
from reports.shown import draw_stretch, spoken, tongue
from reports.structure import Tag, list_entry
from reports.style import BODY, Style
from reports.tagging import TaggedCanvas
from reports.typed import stretches

Words = str | Span | Sequence[str | Span]


class Text(Placed):
    """Words in one style, ragged right, or ragged left where the line begins from the right."""

    def __init__(self, words: Words, style: Style = BODY, tag: Tag | None = None) -> None:
        super().__init__()
        self.style, self.tag = style, tag or Tag("P")
        self.spans = tuple(_spans(words))
        self.lines: list[Line] = []
        self.leading = style.leading
        self._set_for = -1.0

    @property
    def typed(self) -> tuple[Span, ...]:
        """The spans with the letters that were typed, for a file whose reader brings the typefaces."""
        return tuple(replace(span, text=span.meant, meant="") if span.meant else span for span in self.spans)

    def getSpaceBefore(self) -> float:
        return self.style.before

    def getSpaceAfter(self) -> float:
        return self.style.after

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        if self._set_for != aw:
            width = (aw - self.style.indent) * 1000 / self.style.size
            self.lines = break_lines(self.spans, width, self.style.weight, self.style.colour)
            self._set_for, self.leading = aw, self._leading()
        self.width, self.height = aw, len(self.lines) * self.leading
        return aw, self.height

    def _leading(self) -> float:
        """Return the distance of lines: wider where a script reaches higher and lower than Latin."""
        rooms = {run.shaped.face.room for line in self.lines for run in line.runs}
        return self.style.leading * max(rooms, default=1)

    def natural_width(self) -> float:
        """Return the width that the text has when nothing breaks it, in points."""
        lines = break_lines(self.spans, float("inf"), self.style.weight, self.style.colour)
        return max(line.width for line in lines) * self.style.size / 1000 + self.style.indent

    def split(self, aw: float, ah: float) -> list[Flowable]:
        self.wrap(aw, ah)
        fits = int((ah + 0.01) // self.leading)
        if fits >= len(self.lines):
            return [self]
        if len(self.lines) - fits == 1 and fits > 2:
            fits -= 1
        if fits < 2:
            return []
        return [self._part(self.lines[:fits], first=True), self._part(self.lines[fits:], first=False)]

    def _part(self, lines: list[Line], first: bool) -> Self:
        part = copy(self)
        part.__dict__.pop("_postponed", None)  # ReportLab's note that it moved the whole to another page
        part.lines = lines
        part.style = replace(self.style, after=0) if first else replace(self.style, before=0)
        return part

    def draw(self) -> None:
        with self.canv.marked(self.tag):
            for index, line in enumerate(self.lines):
                base = self._base() - index * self.leading
                draw_line(self.canv, line, self.x + self._start(line), base, self.style.size)

    def _base(self) -> float:
        """Return how high on the page the letters of the first line stand."""
        return self.y + self.height - (self.leading - self.style.size) / 2 - self.style.size * 0.8

    def _start(self, line: Line) -> float:
        if not (self.style.right or line.from_right):
            return self.style.indent
        return self.width - line.width * self.style.size / 1000


class Point(Text):
    """An entry of a list: a mark, and words that stand further in."""

    def __init__(self, words: Words, style: Style, mark: str, listing: Tag) -> None:
        self.mark_tag, own = list_entry(listing)
        super().__init__(words, style, own)
        self.mark = mark

    def _part(self, lines: list[Line], first: bool) -> Self:
        part = super()._part(lines, first)
        part.mark = self.mark if first else ""
        return part

    def draw(self) -> None:
        if self.mark:
            size, weight, colour = self.style.size, self.style.weight, self.style.colour
            with self.canv.marked(self.mark_tag):
                (line,) = break_lines([Span(self.mark)], float("inf"), weight, colour)
                draw_line(self.canv, line, self.x, self._base(), size)
        super().draw()


def _spans(words: Words) -> Iterator[Span]:
    parts: Iterable[str | Span] = [words] if isinstance(words, str | Span) else words
    for part in parts:
        span = Span(part) if isinstance(part, str) else part
        yield from (replace(span, text=shown, meant=meant) for shown, meant in stretches(span.text))


def draw_line(canvas: TaggedCanvas, line: Line, x: float, y: float, size: float) -> None:
    """Draw one line of runs, in stretches of one language each."""
    if all([run.shaped.plain and not run.level and run.meant is None for run in line.runs]):
        draw_stretch(canvas, line.runs, x, y, size)
        return
    placed = list(zip(line.runs, _places(line, x, size), strict=True))
    for turned, stretch in groupby(placed, key=lambda pair: pair[0].level > 0):
        runs, places = zip(*stretch, strict=True)
        if turned:
            words = "".join(map(spoken, runs))
            with canvas.marked(Tag("Span", actual=words, lang=language(words))):
                draw_stretch(canvas, runs, x, y, size, places)
        else:
            _draw_by_language(canvas, runs, places, y, size)


def _draw_by_language(
    canvas: TaggedCanvas, runs: Sequence[Run], places: Sequence[float], y: float, size: float
) -> None:
    """Draw runs from the left; the space after a word is in the language of the word."""
    tongues: list[str | None] = []
    for run in runs:
        tongues.append(tongues[-1] if run.text == " " and tongues else tongue(run))
    for _, stretch in groupby(zip(runs, places, tongues, strict=True), key=itemgetter(2)):
        some, at, _ = zip(*stretch, strict=True)
        draw_stretch(canvas, some, at[0], y, size)


class _Numbered(NamedTuple):
    """A run of a line; the same word is the same run wherever it stands, so a number tells them apart."""

    number: int
    level: int


def _places(line: Line, x: float, size: float) -> list[float]:
    """Say where each run of a line begins; they are drawn in the order in which they are read.

    The space on which a line from the right was broken hangs out to the left of it.
    """
    if line.from_right:
        x -= (sum(run.shaped.width for run in line.runs) - line.width) * size / 1000
    places = [0.0] * len(line.runs)
    for number, _ in bidi.in_drawing_order([_Numbered(n, run.level) for n, run in enumerate(line.runs)]):
        places[number] = x
        x += line.runs[number].shaped.width * size / 1000
    return places
