"""The action plan at the end of a quarter."""

from dataclasses import dataclass
from datetime import date

from reports.contents.position import Position


@dataclass(frozen=True, slots=True)
class Quarter:
    """Where the actions stood on a day, such as the last of a quarter."""

    day: date
    position: Position
