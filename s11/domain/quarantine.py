"""Files in which the virus scanner found something, and which nobody can download any more."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

FoundBy = Literal["upload", "scan"]
# Held: the file is in quarantine. Deleted: an administrator removed it. Released: a later scan found it clean.
QuarantineState = Literal["held", "deleted", "released"]


@dataclass(frozen=True, slots=True)
class QuarantinedFile:
    """What was found in which file, when, and where it was given; never what the file is called."""

    sha256: str
    size: int
    signature: str
    found_at: datetime
    found_by: FoundBy
    person_id: int | None = None
    cycle: str = ""
    directorate: str = ""
    criteria: tuple[str, ...] = ()
    state: QuarantineState = "held"
    id: int | None = None


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where a kept file is used: in whose return, for which criteria, under which title."""

    cycle: str
    directorate: str
    criteria: tuple[str, ...]
    title: str
    size: int
