"""What stands at the head and foot of a paper, and the face of whom it is from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Face:
    """How a council's papers look: `accent` as `#1d3f5e`, `logo` the bytes of a PNG on white.

    Each is empty where the council has none of its own; `logo_says` is what the logo shows, in words.
    """

    name: str = ""
    accent: str = ""
    logo: bytes = b""
    logo_says: str = ""
    contact: str = ""


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
    face: Face = Face()

    @property
    def from_whom(self) -> str:
        """The name that stands at the head of the pages: the council's own, or else the organisation's."""
        return self.face.name or self.organisation
