"""What `s11 doctor` says of one thing."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: in order, still to do, or missing so that something does not work."""

    state: Literal["ok", "to do", "missing"]
    what: str
    words: str
