"""What a line is made of: runs of glyphs, and words that a line is not broken in if it can be helped."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.faces import Shaped


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs that are drawn in one go; `level` is odd where they run from right to left.

    `meant` is what they stand for where that is not their text: nothing, where other glyphs stand for it.
    """

    shaped: Shaped
    level: int
    colour: str
    text: str
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """What a line is never broken in, unless the word alone is too long for one."""

    runs: tuple[Run, ...]
    width: float
    text: str


def word_of(runs: Sequence[Run]) -> Word:
    """Make a word of its runs."""
    return Word(tuple(runs), sum([run.shaped.width for run in runs]), "".join([run.text for run in runs]))
