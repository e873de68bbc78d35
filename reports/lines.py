"""Text into lines: words measured, broken at spaces, and where one word is too long, inside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from reports import bidi
from reports.faces import LONG_WORD, MAIN, Face, Weight, covered, face, shape
from reports.long_words import pieces
from reports.runs import Run, Word, word_of
from reports.typed import clusters

SHORT = 60  # letters of a name, a date, a status: what stands in the cells of a table comes back all the time


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one weight; no colour means that of the style.

    `meant` is what was typed, where the text is a note that no face here has its letters.
    """

    text: str
    weight: Weight | None = None
    colour: str | None = None
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its runs as they are read, and its width in thousandths of the type size."""

    runs: tuple[Run, ...]
    width: float
    from_right: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """A hard line's characters with the colour, weight and level of each stretch of it."""

    text: str
    weight: Weight
    colour: str
    level: int
    meant: str = ""


def break_lines(spans: Sequence[Span], width: float, weight: Weight, colour: str) -> list[Line]:
    """Set the spans into lines of at most `width`, in thousandths of the type size.

    Every line but the last ends in a space, unless a word goes on in the next, so that no reader joins words.
    """
    if len(spans) == 1 and len(spans[0].text) <= SHORT:
        return list(_short_lines(spans[0], width, weight, colour))
    return _broken(spans, width, weight, colour)


@lru_cache(maxsize=2048)
def _short_lines(span: Span, width: float, weight: Weight, colour: str) -> tuple[Line, ...]:
    return tuple(_broken([span], width, weight, colour))


def _broken(spans: Sequence[Span], width: float, weight: Weight, colour: str) -> list[Line]:
    *ended, last = hard_lines(spans)
    lines = [line for hard in ended for line in _fill(_words(hard, weight, colour), width, hard, ended=True)]
    return [*lines, *_fill(_words(last, weight, colour), width, last)]


def hard_lines(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Part the spans at their line feeds."""
    line: list[Span] = []
    for span in spans:
        first, *more = span.text.split("\n")
        line.append(replace(span, text=first) if more else span)
        for text in more:
            yield line
            line = [replace(span, text=text)]
    yield line


def _words(hard: Sequence[Span], weight: Weight, colour: str) -> Iterator[Word]:
    whole = "".join(span.text for span in hard)
    both_ways = bidi.runs_both_ways(whole)
    if len(hard) == 1 and not both_ways and not hard[0].meant:
        yield from _plain_words(hard[0], weight, colour)
        return
    if both_ways:
        stretches = list(_levelled(hard, bidi.levels(whole), weight, colour))
    else:
        stretches = [Letters(s.text, s.weight or weight, s.colour or colour, 0, s.meant) for s in hard]
    parts: list[Run] = []
    for stretch in stretches:
        first, *more = stretch.text.split(" ")
        parts += _runs(first, stretch)
        for text in more:
            yield word_of(parts)
            parts = list(_runs(text, stretch))
    yield word_of(parts)


def _plain_words(span: Span, weight: Weight, colour: str) -> Iterator[Word]:
    for text in span.text.split(" "):
        word = _known_word if len(text) <= LONG_WORD else _new_word
        yield word(text, span.weight or weight, span.colour or colour)


def _new_word(text: str, weight: Weight, colour: str) -> Word:
    return word_of(list(_runs(text, Letters(text, weight, colour, 0))))


# Words come back all the time; what is longer than a word does not, and would fill the memory.
_known_word = lru_cache(maxsize=8192)(_new_word)


def _levelled(hard: Sequence[Span], levels: bidi.Levels, weight: Weight, colour: str) -> Iterator[Letters]:
    at = 0
    for span in hard:
        given, own = levels[at : at + len(span.text)], (span.weight or weight, span.colour or colour)
        at += len(span.text)
        if span.meant:  # it is in English, whatever stands around it
            yield Letters(span.text, *own, min(given) + min(given) % 2, span.meant)
            continue
        for level, pairs in groupby(zip(span.text, given, strict=True), key=lambda pair: pair[1]):
            yield Letters("".join([char for char, _ in pairs]), *own, level)


def _runs(text: str, like: Letters) -> Iterator[Run]:
    main = face(MAIN[like.weight])
    if like.meant:
        yield replace(_run(main, text, like), meant=like.meant)
        return
    if text and main.covers.issuperset(text):
        yield _run(main, text, like)
        return
    for used, stretch in _by_face(text, like.weight):
        yield _run(used, stretch, like)


def _run(used: Face, text: str, like: Letters) -> Run:
    return Run(shape(used, text, bool(like.level % 2)), like.level, like.colour, text)


def _by_face(text: str, weight: Weight) -> Iterator[tuple[Face, str]]:
    """Part the text by face; punctuation stays with the letters before it where the face has it."""
    used, stretch = face(MAIN[weight]), ""
    for cluster in clusters(text):
        may_stay = not cluster[0].isascii() or (stretch and not cluster.isalnum())
        wanted = used if may_stay and used.has(cluster) else covered(cluster, weight) or used
        if stretch and wanted is not used:
            yield used, stretch
            stretch = ""
        used, stretch = wanted, stretch + cluster
    if stretch:
        yield used, stretch


def _fill(words: Iterator[Word], width: float, hard: Sequence[Span], ended: bool = False) -> Iterator[Line]:
    from_right = _begins_from_right(hard)
    line: list[Word] = []
    taken = 0.0
    for word in words:
        before = taken + _space_after(line[-1]).shaped.width if line else 0.0
        if line and before + word.width > width and (word.width <= width or before > width / 2):
            yield _line(line, taken, from_right, goes_on=True)
            line, before = [], 0.0
        if word.width > width:
            *full, word = pieces(word, width, width - before)
            for piece in full:
                yield _line([*line, piece], before + piece.width, from_right, goes_on=False)
                line, before = [], 0.0
        line.append(word)
        taken = before + word.width
    yield _line(line, taken, from_right, goes_on=ended)


def _begins_from_right(hard: Sequence[Span]) -> bool:
    whole = "".join([span.text for span in hard])
    return bidi.runs_both_ways(whole) and bidi.base_level(whole) == 1


def _line(words: Sequence[Word], width: float, from_right: bool, goes_on: bool) -> Line:
    runs: list[Run] = []
    for word, follower in pairwise([*words, None]):
        if word:
            runs += word.runs
            if follower or goes_on:
                runs.append(_space_after(word, follower, from_right))
    return Line(tuple(runs), width, from_right)


def _space_after(word: Word, follower: Word | None = None, from_right: bool = False) -> Run:
    """Return the space after a word, going the way of both its neighbours or of the line."""
    if not word.runs:
        return _space(int(from_right), "#000000", MAIN["regular"])
    last = word.runs[-1]
    beyond = follower.runs[0].level if follower and follower.runs else 0
    return _space(max(min(last.level, beyond), int(from_right)), last.colour, last.shaped.face.name)


@lru_cache(maxsize=64)
def _space(level: int, colour: str, beside: str) -> Run:
    """Return a space in the face beside it where that is one of the main ones."""
    name = beside if beside in MAIN.values() else MAIN["regular"]
    return Run(shape(face(name), " ", False), level, colour, " ")
