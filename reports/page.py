"""The sheet of every paper: what stands at its head and foot, its headings, and how it becomes bytes."""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from traceback import extract_tb
from typing import Any, Self

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from reports.contents import Heading
from reports.embedding import no_font
from reports.lines import Line, Span
from reports.links import Target
from reports.logo import draw_logo
from reports.structure import Tag
from reports.style import (
    BODY_HEIGHT,
    BODY_WIDTH,
    FOOT_BAND,
    HEADINGS,
    INK,
    LONGEST_HEADING,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    RUNNING,
    aligned_right,
)
from reports.tagging import TaggedCanvas
from reports.text import Text, Words
from reports.typed import cleaned
from reports.words import day, missing, short

DEMONSTRATION = "Demonstration: made for trying out the toolkit. Not a paper of the council or the board."

Writer = Callable[[Heading, str, Sequence[Flowable]], bytes]
"""What makes a file of a paper's heading, its title and what it says: `build` makes a PDF."""

rl_config.useA85 = 0  # the text armour of old mail: slower to make and a quarter bigger


class PaperFailed(Exception):
    """A paper could not be laid out. It never quotes what people typed."""


class HeadingText(Text):
    """A heading of level 0 (the title) to 2; it is also a bookmark."""

    def __init__(self, words: str, level: int, bookmark: str = "") -> None:
        super().__init__(words, HEADINGS[level], tag=Tag(f"H{level + 1}"))
        self.level = level
        self.bookmark = " ".join(cleaned(bookmark or words).split())
        self.target = Target()

    def draw(self) -> None:
        super().draw()
        if not self.bookmark:
            return
        self.target.page, self.target.top = self.canv.getPageNumber(), self.y + self.height
        key = f"heading-{len(self.canv._destinations)}"
        self.canv.bookmarkHorizontal(key, self.x, self.y + self.height)
        self.canv.addOutlineEntry(self.bookmark, key, self.level, closed=False)

    def split(self, aw: float, ah: float) -> list[Flowable]:
        return super().split(aw, ah) if self.height > LONGEST_HEADING else []

    def _part(self, lines: list[Line], first: bool) -> Self:
        part = super()._part(lines, first)
        part.bookmark = self.bookmark if first else ""
        return part


class Paper(BaseDocTemplate):
    """A4 with whom it is from, the title and the marking above, the day and the page number below."""

    canv: TaggedCanvas

    def __init__(self, target: BytesIO, heading: Heading, title: str) -> None:
        self.heading, self.paper_title = heading, title
        super().__init__(
            target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=cleaned(title),
            author=cleaned(heading.from_whom),
            subject=cleaned(f"{heading.cycle}, {heading.framework}"),
            creator="Section 11 toolkit",
            lang="en-GB",
            displayDocTitle=True,
            initialFontName=no_font(),
            invariant=1,
            pageCompression=1,
        )
        frame = Frame(MARGIN, MARGIN + FOOT_BAND, BODY_WIDTH, BODY_HEIGHT, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("sheet", [frame], onPage=self._running)])

    def _running(self, canvas: Any, _: BaseDocTemplate) -> None:
        if self.heading.face.logo and canvas.getPageNumber() == 1:
            draw_logo(canvas, self.heading.face, PAGE_WIDTH - MARGIN, PAGE_HEIGHT - MARGIN + 5)
        with canvas.running("Header"):
            self._head(canvas)
        with canvas.running("Footer"):
            self._foot(canvas)

    def _head(self, canvas: TaggedCanvas) -> None:
        top = PAGE_HEIGHT - MARGIN
        wide, narrow = BODY_WIDTH * 0.78, BODY_WIDTH * 0.2
        named: list[str | Span] = [
            Span(short(self.heading.from_whom, 80), "bold"),
            f"  |  {short(self.paper_title, 120)}",
        ]
        _place(canvas, named, MARGIN, top, wide)
        marking = Span(short(self.heading.marking, 40), "bold", INK)
        _place(canvas, marking, MARGIN + BODY_WIDTH - narrow, top, narrow, right=True)
        _line(canvas, top - 15)
        if self.heading.demonstration:
            _place(canvas, missing(DEMONSTRATION), MARGIN, top + 14, BODY_WIDTH)

    def _foot(self, canvas: TaggedCanvas) -> None:
        _line(canvas, MARGIN + 11)
        _place(canvas, f"As at {day(self.heading.as_at)}", MARGIN, MARGIN + 8, BODY_WIDTH / 2)

    def finish(self, story: Sequence[Flowable]) -> None:
        """Lay out the pages, then the numbers of all of them, then write the file."""
        self._doSave = 0
        worn = partial(TaggedCanvas, day=self.heading.as_at, accent=self.heading.face.accent)
        self.build(list(story), canvasmaker=worn)
        pages = self.canv.getPageNumber() - 1
        for number in range(1, pages + 1):
            with self.canv.once_more(number), self.canv.running("Footer"):
                _number(self.canv, f"Page {number} of {pages}")
        self.canv.save()


def _number(canvas: TaggedCanvas, words: str) -> None:
    middle = BODY_WIDTH / 2
    _place(canvas, words, MARGIN + middle, MARGIN + 8, middle, right=True)


def _line(canvas: TaggedCanvas, y: float) -> None:
    canvas.rule(MARGIN, y, BODY_WIDTH, RULE, 0.5)


def _place(
    canvas: TaggedCanvas, words: Words, x: float, top: float, width: float, right: bool = False
) -> None:
    """Put one line at a place outside the frame, cut where it is too long for it."""
    text = Text(words, aligned_right(RUNNING) if right else RUNNING)
    text.wrap(width, 0)
    text.lines = text.lines[:1]
    text.wrap(width, 0)
    text.drawOn(canvas, x, top - text.height)


def build(heading: Heading, title: str, story: Sequence[Flowable]) -> bytes:
    """Lay the story out; the same story gives the same bytes."""
    return without_quoting(lambda: _laid_out(heading, title, story))


def _laid_out(heading: Heading, title: str, story: Sequence[Flowable]) -> bytes:
    target = BytesIO()
    Paper(target, heading, title).finish(story)
    return target.getvalue()


def without_quoting(make: Callable[[], bytes]) -> bytes:
    """Make a file; what goes wrong is told by its place alone, since messages quote what people typed."""
    try:
        return make()
    except PaperFailed:
        raise
    except Exception as error:
        at = extract_tb(error.__traceback__)[-1]
        failure = f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}"
    # raised out here, so that nothing is chained whose message quotes the text
    raise PaperFailed(f"the paper could not be laid out ({failure})")
