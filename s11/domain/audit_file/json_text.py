"""From the bytes of a file to plain JSON values, so that nothing in them is lost or made up on the way.

A key that stands twice and a number that is not whole are kept as such, to be refused with their place.
"""

import json
from dataclasses import dataclass
from typing import Any

from s11.domain.audit_file.refusal import Misplaced

LONGEST_NUMBER = 15


class Doubled(dict[str, Any]):
    """An object in which `key` stands twice."""

    key: str


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number that no key of the format takes, as it was typed: `1.5`, `NaN`, one of a thousand digits."""

    typed: str

    def __str__(self) -> str:
        return self.typed


def parse(text: bytes) -> object:
    """Read JSON; refuse what is no UTF-8 and no JSON with its line."""
    typed = _decode(text)
    try:
        return json.loads(
            typed,
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=OddNumber,
            parse_constant=OddNumber,
        )
    except json.JSONDecodeError as error:
        why = f"this is not JSON: {error.msg[0].lower()}{error.msg[1:].removesuffix(' at')}"
        raise Misplaced(f"line {error.lineno}, column {error.colno}", why) from None
    except RecursionError:
        raise Misplaced("", "lists or objects are nested too deeply") from None


def _decode(text: bytes) -> str:
    try:
        typed = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise Misplaced(f"line {line}", "this is not UTF-8 text; save the file as UTF-8") from None
    if not typed.strip():
        raise Misplaced("", "the file is empty")
    return typed


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _ in pairs]
    doubled = Doubled(found)
    doubled.key = next(name for n, name in enumerate(names) if names.index(name) < n)
    return doubled


def _whole_number(typed: str) -> int | OddNumber:
    return int(typed) if len(typed) <= LONGEST_NUMBER else OddNumber(typed)
