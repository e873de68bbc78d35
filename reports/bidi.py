"""Which way text runs: embedding levels of a line of text, and the order in which its runs are drawn.

Explicit direction marks never get this far: `reports.typed` drops them. Levels come from the letters alone.
"""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar
from unicodedata import bidirectional

from bidi import algorithm

Levels = Sequence[int]
RIGHT_TO_LEFT = {"R", "AL", "AN"}
STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
BRACKETS = {"(": ")", "[": "]", "{": "}"}


class Levelled(Protocol):
    """What has an embedding level: odd runs from right to left."""

    @property
    def level(self) -> int: ...


Run = TypeVar("Run", bound=Levelled)


def runs_both_ways(text: str) -> bool:
    """Say whether any of the text runs from right to left; Latin text is told by its highest character."""
    if text.isascii() or max(text) <= "\u0590":
        return False
    return any(bidirectional(char) in RIGHT_TO_LEFT for char in text)


def levels(text: str) -> Levels:
    """Return the level of every character of one line; the first letter tells the direction of the line."""
    storage = algorithm.get_empty_storage()
    base = storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], "LR"[base])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [base] * len(text)
    for char in storage["chars"]:
        found[char["index"]] = char["level"]
    return found


def _resolve_brackets(chars: list[dict[str, Any]], along: str) -> None:
    """Give both brackets of a pair one direction (rule N0 of the algorithm, which the library leaves out)."""
    for start, end in _pairs(chars):
        inside = {STRONG.get(char["type"]) for char in chars[start:end]} - {None}
        if not inside:
            continue
        before = next((STRONG[char["type"]] for char in chars[:start][::-1] if char["type"] in STRONG), along)
        chars[start]["type"] = chars[end]["type"] = along if along in inside else before


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    waiting: list[int] = []
    found = []
    for index, char in enumerate(chars):
        if char["ch"] in BRACKETS:
            waiting.append(index)
        elif waiting and char["ch"] == BRACKETS[chars[waiting[-1]]["ch"]]:
            found.append((waiting.pop(), index))
    return sorted(found)


def base_level(text: str) -> int:
    """Return 1 for a line that begins from the right, else 0."""
    return int(algorithm.get_base_level(text))


def in_drawing_order(runs: Sequence[Run]) -> list[Run]:
    """Put runs from left to right: reverse every stretch, from the highest level down to the first."""
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
