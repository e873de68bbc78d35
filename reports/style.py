"""How the papers look: the sheet, the colours and the styles of text."""

from dataclasses import dataclass, replace
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from reports.faces import Weight
from standards.colours import WHITE as WHITE
from standards.colours import clearest_on
from standards.colours import rgb as rgb
from standards.framework import Colour

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * mm
HEAD_BAND, FOOT_BAND = 9 * mm, 6 * mm
BODY_WIDTH = PAGE_WIDTH - 2 * MARGIN
BODY_HEIGHT = PAGE_HEIGHT - 2 * MARGIN - HEAD_BAND - FOOT_BAND
# Three of these and the space between them stand on one page, so that nothing shorter ever needs parting.
LONGEST_HEADING = TALLEST_ROW = BODY_HEIGHT * 0.3

INK, GREY, RULE, STRONG_RULE = "#111a24", "#4a545c", "#b5bcc2", "#2c3e50"
MISSING, PALE = "#a8121c", "#f3f5f7"
ACCENT = "#1d3f5e"  # a council's own stands in its place where a paper has a face: see `TaggedCanvas.worn`

CHIPS: dict[Colour, str] = {
    "blue": "#1d5fa8", "teal": "#0f6b6b", "turquoise": "#3fb8af", "green": "#00703c", "lime": "#a4c639",
    "yellow": "#ffdd00", "amber": "#ffb640", "orange": "#f47738", "red": "#c8281c", "pink": "#f499be",
    "purple": "#4c2c92", "brown": "#7a4f2a", "black": "#111111", "grey": "#c9ced2",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """Type, colour and the space around a piece of text, in points."""

    size: float = 10.5
    leading: float = 14.5
    weight: Weight = "regular"
    colour: str = INK
    before: float = 0
    after: float = 6
    indent: float = 0
    right: bool = False


BODY = Style()
LEAD = Style(size=11.5, leading=16, after=8)
BULLET = Style(indent=12, after=3)
SMALL = Style(size=9, leading=12, colour=GREY, after=3)
LABEL = Style(size=9.5, leading=13, weight="bold", colour=ACCENT, before=5, after=1)
TITLE = Style(size=21, leading=25, weight="bold", colour=ACCENT, after=3)
SUBTITLE = Style(size=12.5, leading=17, colour=GREY, after=9)
PART = Style(size=14, leading=18, weight="bold", colour=ACCENT, before=14, after=5)
SECTION = Style(size=11.5, leading=15.5, weight="bold", before=9, after=3)
ENTRY = Style(colour=ACCENT, after=2)
CELL = Style(size=9.5, leading=12.5, after=0)
CELL_SMALL = Style(size=8.5, leading=11, colour=GREY, before=2, after=0)
CELL_HEAD = Style(size=8.5, leading=11, weight="bold", colour=GREY, after=0)
FIGURE = Style(size=19, leading=23, weight="bold", colour=ACCENT, after=0)
CHIP = Style(size=8.5, leading=11, weight="bold", after=0)
RUNNING = Style(size=8.5, leading=11, colour=GREY, after=0)

HEADINGS = (TITLE, PART, SECTION)


def aligned_right(style: Style) -> Style:
    """Return the style for a column of numbers."""
    return replace(style, right=True)


def in_bold(style: Style) -> Style:
    """Return the style in bold."""
    return replace(style, weight="bold")


@cache
def spelled(colour: str) -> str:
    """Return the colour as a page's content spells it."""
    return "{:.3g} {:.3g} {:.3g}".format(*rgb(colour))


def text_colour_on(background: str) -> str:
    """Return whichever of ink and white stands out more."""
    return clearest_on(background, INK)
