"""What stands at the head and foot of a paper."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head and foot of every page of a paper; `as_at` is the day that it tells of."""

    organisation: str
    board: str
    cycle: str
    framework: str
    as_at: date
    marking: str = "OFFICIAL"
    demonstration: bool = False
