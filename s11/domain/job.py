"""Work that takes longer than a page: the papers of one kind for every directorate of an audit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

JobState = Literal["waiting", "running", "done", "cancelled", "failed"]
PartState = Literal["waiting", "done", "failed"]

UNDER_WAY: tuple[JobState, ...] = ("waiting", "running")


@dataclass(frozen=True, slots=True)
class JobPart:
    """The paper of one directorate; `reason` says in words why it could not be made, `size` is in bytes."""

    position: int
    directorate: str
    name: str
    file: str
    state: PartState = "waiting"
    reason: str = ""
    draft: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """Papers that somebody asked for; `size` is that of the archive of all, `reason` why there is none."""

    id: int
    cycle: str
    kind: str
    as_at: date
    state: JobState
    reason: str
    size: int
    asked_by: str
    asked_at: datetime
    ended_at: datetime | None
    parts: tuple[JobPart, ...]

    @property
    def under_way(self) -> bool:
        """Tell whether papers are still to come."""
        return self.state in UNDER_WAY

    @property
    def made(self) -> tuple[JobPart, ...]:
        """The papers that are there."""
        return tuple(part for part in self.parts if part.state == "done")

    @property
    def failed(self) -> tuple[JobPart, ...]:
        """The papers that could not be made."""
        return tuple(part for part in self.parts if part.state == "failed")

    @property
    def ended_parts(self) -> int:
        """How many parts are over, made or not."""
        return len(self.made) + len(self.failed)


def file_names(cycle: str, refs: Iterable[str], kind: str) -> list[str]:
    """Name each directorate's paper by its ref: two never alike, also where small letters count as capitals."""
    used: set[str] = set()
    names = []
    for ref in refs:
        name, count = f"{cycle}-{ref}-{kind}", 1
        while name.casefold() in used:
            count += 1
            name = f"{cycle}-{ref}-{kind}-{count}"
        used.add(name.casefold())
        names.append(f"{name}.pdf")
    return names
