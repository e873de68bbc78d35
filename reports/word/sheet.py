"""The sheet of a Word file: A4, what stands at its head, and the day and the page number at its foot."""

from collections.abc import Iterable, Iterator

from docx.section import Section
from docx.shared import Pt

from reports.contents import Heading
from reports.lines import Span
from reports.page import DEMONSTRATION
from reports.style import (
    BODY_WIDTH,
    FOOT_BAND,
    HEAD_BAND,
    INK,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    RUNNING,
)
from reports.typed import cleaned
from reports.word.element import Element, element, twips
from reports.word.package import fill
from reports.word.properties import hexadecimal
from reports.word.runs import runs
from reports.words import day, missing, short

HAIR, APART = 4, 4  # eighths of a point, and points


def set_sheet(section: Section, heading: Heading, title: str) -> None:
    """Give the pages their size, their margins, their head and their foot."""
    section.page_width, section.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    section.left_margin = section.right_margin = Pt(MARGIN)
    section.top_margin, section.bottom_margin = Pt(MARGIN + HEAD_BAND), Pt(MARGIN + FOOT_BAND)
    section.header_distance = Pt(MARGIN - (RUNNING.leading if heading.demonstration else 0))
    section.footer_distance = Pt(MARGIN)
    for place, said in ((section.header, _head(heading, title)), (section.footer, _foot(heading))):
        place.is_linked_to_previous = False
        fill(place._element, said)


def _head(heading: Heading, title: str) -> Iterator[Element]:
    if heading.demonstration:
        yield _line("Header", runs([[missing(DEMONSTRATION)]], None))
    named = [_span(heading.from_whom, 80, bold=True), Span("  |  "), _span(title, 120)]
    marking = _span(heading.marking, 40, bold=True)
    rule = element("pBdr", _rule("bottom"))
    yield _line("Header", [*runs([named], None), _tab(), *runs([[marking]], None)], rule)


def _span(text: str, longest: int, bold: bool = False) -> Span:
    return Span(cleaned(short(text, longest)), "bold" if bold else None, INK if bold else None)


def _foot(heading: Heading) -> Iterator[Element]:
    numbers = [_text("Page "), _field("PAGE"), _text(" of "), _field("NUMPAGES")]
    yield _line(
        "Footer", [_text(f"As at {day(heading.as_at)}"), _tab(), *numbers], element("pBdr", _rule("top"))
    )


def _line(style: str, said: Iterable[Element], rule: Element | None = None) -> Element:
    """Make a line of the head or foot; what comes behind a tab stands at the right margin."""
    stops = element("tabs", element("tab", val="right", pos=twips(BODY_WIDTH)))
    return element("p", element("pPr", element("pStyle", val=style), rule, stops), *said)


def _rule(side: str) -> Element:
    return element(side, val="single", sz=HAIR, space=APART, color=hexadecimal(RULE))


def _text(words: str) -> Element:
    return element("r", element("t", text=words))


def _tab() -> Element:
    return element("r", element("tab"))


def _field(name: str) -> Element:
    """Make a field that Word fills in; the instruction is ours, never typed."""
    return element("fldSimple", element("r", element("t", text="1")), instr=f" {name} ")
