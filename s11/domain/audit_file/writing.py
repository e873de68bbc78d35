"""Write an audit file: the same audit gives the same bytes."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from s11.domain.audit import OPTIONAL, Audit, Words
from s11.domain.audit_file.reading import FORMAT


def write_audit(audit: Audit) -> bytes:
    """Return an audit as a file, its keys in the order of the format and its lists in their own."""
    whole = {"format": FORMAT, **_plain(audit)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Words):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in _written(value)}
    return value


def _written(value: Any) -> list[str]:
    """Name the keys to write: all of the format's, and of those beyond it the ones that hold something."""
    beyond: set[str] = OPTIONAL.get(type(value), set())
    return [field.name for field in fields(value) if field.name not in beyond or getattr(value, field.name)]
