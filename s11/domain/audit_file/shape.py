"""From plain JSON values to the values of an audit: the dataclasses say which keys there are."""

import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from s11.domain.audit import Due
from s11.domain.audit_file.json_text import Doubled
from s11.domain.audit_file.refusal import Misplaced, quoted, under
from s11.domain.due import due_as_written, real_date

LONGEST_TEXT = 100_000
LARGEST_NUMBER = 2_147_483_647  # what every database keeps in a whole number

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an object: one that may be left out reads as `empty` then; a text that may not holds words."""

    kind: Any
    may_be_left_out: bool
    empty: object


@cache
def keys_of(kind: type) -> dict[str, Key]:
    """Return the keys of an object in their order, by the dataclass that it becomes."""
    hints = get_type_hints(kind)
    return {field.name: _key(hints[field.name], field.default) for field in fields(kind)}


def _key(kind: Any, default: object) -> Key:
    may_be_null = get_origin(kind) is UnionType
    return Key(kind, may_be_null or default in (None, "", ()), None if default is MISSING else default)


def shaped(kind: Any, value: object, place: str) -> Any:
    """Return a value of this kind: a dataclass of the audit, or what one of its fields holds."""
    if is_dataclass(kind):
        return _object(kind, value, place)
    if get_origin(kind) is UnionType:
        return None if value is None else _given(kind, value, place)
    if get_origin(kind) is tuple:
        each = get_args(kind)[0]
        return tuple(shaped(each, one, f"{place}[{n}]") for n, one in enumerate(_list(value, place)))
    if get_origin(kind) is Literal:
        return _choice(get_args(kind), value, place)
    return _PLAIN[kind](value, place)


def _given(kind: Any, value: object, place: str) -> Any:
    if kind == Due:
        return due_as_written(_text(value, place))
    (given,) = (each for each in get_args(kind) if each is not type(None))
    return shaped(given, value, place)


def _object(kind: Any, value: object, place: str) -> Any:
    if not isinstance(value, dict):
        raise Misplaced(place, f"must be an object in braces, not {quoted(value)}")
    if isinstance(value, Doubled):
        raise Misplaced(under(place, value.key), "this key stands twice")
    known = keys_of(kind)
    _refuse_unknown(value, known, place)
    return kind(**{name: _under(value, name, key, place) for name, key in known.items()})


def _refuse_unknown(value: dict[str, object], known: dict[str, Key], place: str) -> None:
    for name in value:
        if name not in known:
            keys = ", ".join(known)
            raise Misplaced(under(place, name), f"is not a key that can stand here; those are {keys}")


def _under(value: dict[str, object], name: str, key: Key, place: str) -> object:
    at = under(place, name)
    if key.may_be_left_out and value.get(name) is None:
        return key.empty
    if name not in value:
        raise Misplaced(at, "is missing")
    found = shaped(key.kind, value[name], at)
    if isinstance(found, str) and not key.may_be_left_out and not found.strip():
        raise Misplaced(at, "is empty")
    return found


def _list(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise Misplaced(place, f"must be a list in brackets, not {quoted(value)}")
    return value


def _choice(allowed: tuple[str, ...], value: object, place: str) -> str:
    if _text(value, place) not in allowed:
        raise Misplaced(place, f"{quoted(value)} is not known here; write one of {', '.join(allowed)}")
    return str(value)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise Misplaced(place, f"must be a text in quotes, not {quoted(value)}")
    if len(value) > LONGEST_TEXT:
        raise Misplaced(place, f"is {len(value):,} characters long; the limit is {LONGEST_TEXT:,}")
    if found := _UNKEEPABLE.search(value):
        raise Misplaced(place, f"holds U+{ord(found[0]):04X}, which is no character; take it out")
    return value


def _number(value: object, place: str) -> int:
    if type(value) is not int:
        raise Misplaced(place, f"must be a whole number without quotes, not {quoted(value)}")
    if not 0 <= value <= LARGEST_NUMBER:
        raise Misplaced(place, f"{value} is out of range; the largest number is {LARGEST_NUMBER:,}")
    return value


def _date(value: object, place: str) -> date:
    found = real_date(_text(value, place))
    if found is None:
        raise Misplaced(place, f"{quoted(value)} is not a date; write it as year-month-day, as in 2016-01-31")
    return found


_PLAIN: dict[type, Callable[[object, str], object]] = {str: _text, int: _number, date: _date}
