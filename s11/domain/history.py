"""How something came to be as it is: its earlier texts, read back from what the trail tells of each change."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Values = Mapping[str, Any]
LONGEST_COMPARED = 4000
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Told:
    """What the trail tells of one change: when, by whom, and the columns before and after, where they differ.

    `known` is False where the details were erased: nothing before it can be worked out.
    """

    at: str
    who: int | None
    what: str
    before: Values
    after: Values
    known: bool = True


@dataclass(frozen=True, slots=True)
class Version:
    """The values after a change, and what they were before it, of the columns that it changed."""

    told: Told
    values: Values
    changed: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two texts that is the same in both, only in the later, or only in the earlier."""

    kind: Literal["same", "added", "removed"]
    text: str


def versions(now: Values, newest_first: Iterable[Told]) -> tuple[list[Version], Values]:
    """Go back from the values of now: return them after each change, the newest first, and before all of these."""
    values, found = dict(now), []
    for told in newest_first:
        if not told.known:
            break
        names = [name for name in values if name in told.before or name in told.after]
        changed = tuple((name, told.before.get(name), values[name]) for name in names)
        if changed:
            found.append(Version(told, dict(values), changed))
        values |= {name: before for name, before, _ in changed}
    return found, values


def compared(before: str, after: str) -> list[Piece]:
    """Return both texts as one, word by word; long ones that differ are shown whole, one after the other."""
    if max(len(before), len(after)) > LONGEST_COMPARED:
        same = before == after
        return [Piece("same", after)] if same else _pieces([("removed", before), ("added", after)])
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[tuple[Literal["same", "added", "removed"], str]] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(("same", "".join(old[a:b])))
            continue
        pieces += [("removed", "".join(old[a:b])), ("added", "".join(new[c:d]))]
    return _pieces(pieces)


def _pieces(pieces: Iterable[tuple[Literal["same", "added", "removed"], str]]) -> list[Piece]:
    return [Piece(kind, text) for kind, text in pieces if text]
