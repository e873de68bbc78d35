"""Paragraphs of a Word file: texts with their line breaks, and chips."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reports.chip import Chip
from reports.lines import Span, hard_lines
from reports.style import CHIP
from reports.text import Text
from reports.word.element import Element, element, on
from reports.word.properties import indent, spacing
from reports.word.runs import chip_runs, runs
from reports.word.stretches import begins_from_right
from reports.word.styles import style_id

AFTER_CHIP = 3.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How a flowable stands among others: held with the next one, and with at least so much space above."""

    keep: bool = False
    before: float = 0


def paragraphs(
    text: Text, setting: Setting, style: str | None = None, numbering: Element | None = None
) -> Iterator[Element]:
    """Give the text as one paragraph, or as several where its lines begin from different sides.

    `style` is the identifier of another style than that of the text, `numbering` is its place in a list.
    """
    style = style or style_id(text.style)
    sides = list(_by_side(list(hard_lines(text.typed))))
    for index, (from_right, lines) in enumerate(sides):
        first, last = index == 0, index == len(sides) - 1
        look = element(
            "pPr",
            element("pStyle", val=style) if style else None,
            on("keepNext", setting.keep or not last),
            numbering if first else None,
            on("bidi", from_right),
            _space(text, setting, first, last)
            if style is None or not (first and last) or setting.before
            else None,
            indent(text.style, hanging=numbering is not None) if style is None else None,
            element("jc", val="right") if text.style.right and not from_right else None,
        )
        yield element("p", look if len(look) else None, *runs(lines, None if style else text.style))


def _space(text: Text, setting: Setting, first: bool, last: bool) -> Element:
    """Say the space around; there is none between the parts of one text."""
    before = max(setting.before, text.style.before) if first else 0
    return spacing(text.style, before, text.style.after if last else 0)


def _by_side(lines: Sequence[list[Span]]) -> Iterator[tuple[bool, list[list[Span]]]]:
    """Group lines that begin from the same side; an empty one goes with those before it."""
    sides: list[bool] = []
    for line in lines:
        empty = not any(span.text.strip() for span in line)
        sides.append(sides[-1] if empty and sides else begins_from_right(line))
    for side, pairs in groupby(zip(sides, lines, strict=True), key=lambda pair: pair[0]):
        yield side, [line for _, line in pairs]


def chip_paragraph(chip: Chip, setting: Setting) -> Element:
    """Make a paragraph of a chip."""
    look = element(
        "pPr",
        element("pStyle", val=style_id(CHIP)),
        on("keepNext", setting.keep),
        spacing(CHIP, max(setting.before, CHIP.before), AFTER_CHIP),
    )
    return element("p", look, *chip_runs(chip))
