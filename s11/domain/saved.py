"""A value as it was saved: its version, and when and by whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Saved(Generic[Value]):
    """A stored value; version 0 was never saved. A save names the version that it has seen."""

    value: Value
    version: int = 0
    at: datetime | None = None
    by: str = ""
