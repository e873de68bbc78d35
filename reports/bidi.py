"""Which way text runs: embedding levels of a line of text, and the order in which its runs are drawn.

Explicit direction marks never get this far (`reports.typed` drops them), so levels come from the letters alone.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar
from unicodedata import bidirectional

from bidi import algorithm

Levels = Sequence[int]
RIGHT_TO_LEFT = {"R", "AL", "AN"}


class Levelled(Protocol):
    """What has an embedding level: odd runs from right to left."""

    @property
    def level(self) -> int: ...


Run = TypeVar("Run", bound=Levelled)


def runs_both_ways(text: str) -> bool:
    """Say whether any of the text runs from right to left; Latin text is told by its highest character."""
    return bool(text) and max(text) > "\u0590" and any(bidirectional(char) in RIGHT_TO_LEFT for char in text)


def levels(text: str) -> Levels:
    """Return the embedding level of every character of one line; the first letter tells the line's direction."""
    storage = algorithm.get_empty_storage()
    base = storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [base] * len(text)
    for char in storage["chars"]:
        found[char["index"]] = char["level"]
    return found


def base_level(text: str) -> int:
    """Return 1 for a line that begins from the right, else 0."""
    return int(algorithm.get_base_level(text))


def in_drawing_order(runs: Sequence[Run]) -> list[Run]:
    """Put runs from left to right: reverse every stretch, from the highest level down to the lowest odd one."""
    ordered = list(runs)
    for level in range(max((run.level for run in ordered), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = max(end, start + 1)
    return ordered
