"""Text in stretches of one direction and one language, as a Word file has to be told them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional

from reports import bidi
from reports.lines import Span
from reports.scripts import LAST_LATIN, language


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of one span; no language means that of the paper."""

    text: str
    span: Span
    from_right: bool = False
    language: str = ""


def begins_from_right(line: Sequence[Span]) -> bool:
    """Say whether a line begins from the right: its first letter tells."""
    whole = "".join(span.text for span in line)
    return bidi.runs_both_ways(whole) and bidi.base_level(whole) == 1


def stretches(line: Sequence[Span]) -> Iterator[Stretch]:
    """Part the spans of one line."""
    whole = "".join(span.text for span in line)
    levels = bidi.levels(whole) if bidi.runs_both_ways(whole) else ()
    at = 0
    for span in line:
        if levels:
            for turned, text in _turns(span.text, levels[at : at + len(span.text)]):
                yield from [Stretch(text, span, True, language(text))] if turned else _by_word(text, span)
        else:
            yield from _by_word(span.text, span)
        at += len(span.text)


def _turns(text: str, levels: bidi.Levels) -> Iterator[tuple[bool, str]]:
    """Part the text where its direction turns; Arabic digits belong to the words around them."""
    turned = [level % 2 == 1 or bidirectional(char) == "AN" for char, level in zip(text, levels, strict=True)]
    for from_right, pairs in groupby(zip(turned, text, strict=True), key=lambda pair: pair[0]):
        yield from_right, "".join(char for _, char in pairs)


def _by_word(text: str, span: Span) -> Iterator[Stretch]:
    if not text or max(text) <= LAST_LATIN:
        if text:
            yield Stretch(text, span)
        return
    first, *more = text.split(" ")
    words = [first, *(f" {word}" for word in more)]
    for spoken, alike in groupby(words, key=language):
        together = "".join(alike)
        if together:
            yield Stretch(together, span, language=spoken)
