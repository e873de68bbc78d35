"""Runs of a Word file: letters of one look, one direction and one language."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.chip import Chip
from reports.lines import Span
from reports.style import GREY, Style
from reports.word.element import Element, element, on
from reports.word.properties import colour, hexadecimal, letters, weight
from reports.word.stretches import Stretch, stretches

# Word looks for its voices and its spelling under a language with its country.
COMPLEX_LANGUAGES = {
    "ar": "ar-SA",
    "ur": "ur-PK",
    "he": "he-IL",
    "pa": "pa-IN",
    "hi": "hi-IN",
    "bn": "bn-BD",
}
LANGUAGES = {"el": "el-GR", "ru": "ru-RU"}
COMPLEX_FONTS = {"pa": "Nirmala UI", "hi": "Nirmala UI", "bn": "Nirmala UI"}
FIXED_SPACE = "\u00a0"
OUTLINE = 4  # eighths of a point


def runs(lines: Sequence[Sequence[Span]], look: Style | None) -> Iterator[Element]:
    """Give the lines with breaks between them; `look` is told where the paragraph's style does not say it."""
    for index, line in enumerate(lines):
        if index:
            yield element("r", element("br"))
        for stretch in stretches(line):
            yield _run(stretch, _said(stretch.span, look))


def chip_runs(chip: Chip) -> Iterator[Element]:
    """Give the word of a chip on its shade, or in a frame where it has no colour."""
    words = "".join(span.text for span in chip.text.typed)
    for stretch in stretches([Span(f"{FIXED_SPACE}{words}{FIXED_SPACE}")]):
        yield _run(stretch, [colour(chip.text.style.colour), _ground(chip)])


def _ground(chip: Chip) -> Element:
    if chip.outlined:
        return element("bdr", val="single", sz=OUTLINE, space=0, color=hexadecimal(GREY))
    return element("shd", val="clear", color="auto", fill=hexadecimal(chip.background))


def _said(span: Span, look: Style | None) -> list[Element]:
    """Say what a span has of its own, on top of the look that its paragraph's style does not give."""
    if look:
        own = replace(look, weight=span.weight or look.weight, colour=span.colour or look.colour)
        return letters(own)
    return [*(weight(span.weight) if span.weight else []), *([colour(span.colour)] if span.colour else [])]


def _run(stretch: Stretch, look: Sequence[Element]) -> Element:
    """Make a run of a stretch, its properties in the order that Word asks for."""
    font = COMPLEX_FONTS.get(stretch.language)
    from_left = stretch.language in COMPLEX_LANGUAGES and not stretch.from_right
    properties = element(
        "rPr",
        element("rFonts", cs=font) if font else None,
        *look,
        on("rtl", stretch.from_right),
        on("cs", from_left),
        _spoken(stretch.language),
    )
    return element("r", properties if len(properties) else None, element("t", text=stretch.text))


def _spoken(language: str) -> Element | None:
    if language in COMPLEX_LANGUAGES:
        return element("lang", bidi=COMPLEX_LANGUAGES[language])
    return element("lang", val=LANGUAGES[language]) if language in LANGUAGES else None
