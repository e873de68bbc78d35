"""The committee paper to the scrutiny panel: nothing but what the panel may see and publish."""

from dataclasses import dataclass
from datetime import date

from reports.contents.heading import Heading
from reports.contents.plan import PlanStandard
from reports.contents.position import Position
from reports.contents.quarter import Quarter
from standards.framework import Rating, Scale


@dataclass(frozen=True, slots=True)
class BoardRatings:
    """How often the board gave each rating to a standard, in the returns that it accepted; None is not rated."""

    id: str
    title: str
    given: tuple[tuple[Rating | None, int], ...]


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """What happened in the plan since a day: the numbers of the entries that are new, complete or due later."""

    since: date
    new: tuple[int, ...]
    completed: tuple[int, ...]
    moved_later: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ScrutinyContents:
    """The committee paper; `asked` are the directorates by name, `accepted` those whose return the board accepted.

    `quarters` are the ends of past quarters and the day of the paper, the oldest first.
    """

    heading: Heading
    opens: date
    closes: date
    next_audit: date | None
    asked: tuple[str, ...]
    accepted: tuple[str, ...]
    criteria: int
    scale: Scale
    ratings: tuple[BoardRatings, ...]
    position: Position
    quarters: tuple[Quarter, ...]
    progress: PlanProgress
    plan: tuple[PlanStandard, ...]
