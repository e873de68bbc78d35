"""Words that are wider than a line, and texts in scripts that part no words: where they are cut."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reports.faces import shape
from reports.runs import Run, Word, word_of
from reports.typed import clusters

BREAK_AFTER = "/-_.@?&=,;:\u00a0"
NEVER_FIRST = "。，、；：！？）」』】》〉ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]"


def pieces(word: Word, width: float, room: float) -> list[Word]:
    """Cut a word that is wider than a line, after a mark of punctuation where there is one late enough.

    The first piece goes on in the line before, as far as there is room.
    """
    pieces: list[Word] = []
    piece: list[Run] = []
    taken = 0.0
    for run in _letter_by_letter(word):
        most = width if pieces else room
        if taken + run.shaped.width > most and (piece or most < width):
            kept, piece = _cut(piece, run)
            pieces.append(_rejoined(kept, most))
            taken = sum(part.shaped.width for part in piece)
        piece.append(run)
        taken += run.shaped.width
    return [*pieces, _rejoined(piece, width if pieces else room)]


def _letter_by_letter(word: Word) -> Iterator[Run]:
    for run in word.runs:
        meant = run.meant
        for text in clusters(run.text):
            yield replace(
                run, shaped=shape(run.shaped.face, text, bool(run.level % 2)), text=text, meant=meant
            )
            meant = meant and ""


def _cut(piece: list[Run], follower: Run) -> tuple[list[Run], list[Run]]:
    """Part at a mark, or before the last letter where what follows may not begin a line."""
    for index in range(len(piece) - 1, len(piece) * 2 // 3, -1):
        if piece[index].text in BREAK_AFTER:
            return piece[: index + 1], piece[index + 1 :]
    if follower.text in NEVER_FIRST and len(piece) > 1:
        return piece[:-1], piece[-1:]
    return piece, []


def _rejoined(piece: Sequence[Run], width: float) -> Word:
    """Shape the letters of one kind together again, so that they join as in the word, if they still fit."""
    joined = word_of([_as_one(list(alike)) for _, alike in groupby(piece, key=_Kinds())])
    return joined if joined.width <= width else word_of(piece)


def _as_one(runs: Sequence[Run]) -> Run:
    text = "".join([run.text for run in runs])
    return replace(runs[0], shaped=shape(runs[0].shaped.face, text, bool(runs[0].level % 2)), text=text)


class _Kinds:
    """Tells stretches of letters of one kind apart; each note on letters that cannot be shown is its own."""

    def __init__(self) -> None:
        self.notes = 0

    def __call__(self, run: Run) -> tuple[object, ...]:
        self.notes += bool(run.meant)
        return run.shaped.face, run.level, run.colour, run.meant is None, self.notes
