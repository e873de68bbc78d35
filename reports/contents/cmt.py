"""The quarterly report to the corporate management team."""

from dataclasses import dataclass
from datetime import date

from reports.contents.heading import Heading
from reports.contents.plan import PlanAction, PlanStandard
from standards.framework import Rating


@dataclass(frozen=True, slots=True)
class Position:
    """How many actions stand where; an overdue one is counted under its status too.

    Reviews are counted only where they are overdue, or lack lead officer or date.
    """

    not_started: int
    on_track: int
    at_risk: int
    complete: int
    no_longer_needed: int
    overdue: int
    no_lead: int
    no_date: int

    @property
    def actions(self) -> int:
        return self.not_started + self.on_track + self.at_risk + self.complete + self.no_longer_needed


@dataclass(frozen=True, slots=True)
class PositionLine:
    """The position of a standard, a directorate or the whole plan, now and at the last report."""

    name: str
    now: Position
    before: Position | None


@dataclass(frozen=True, slots=True)
class Change:
    """An action that changed since the last report, and what changed ("Due date moved from ... to ...")."""

    action: PlanAction
    what: str


@dataclass(frozen=True, slots=True)
class StandardPosition:
    """How the directorates stand on a standard: for each rating how many, by themselves and by the board.

    Both count every directorate that was asked; the key None is not rated.
    """

    id: str
    title: str
    self_ratings: tuple[tuple[Rating | None, int], ...]
    board_ratings: tuple[tuple[Rating | None, int], ...]


@dataclass(frozen=True, slots=True)
class CmtContents:
    """The quarterly report to the corporate management team; `since` is the day that it compares with.

    That is the day of the last report; where there was none (`is_first`), a quarter earlier.
    `issues` are the actions to highlight, worst first, each with why; `decisions` is what CMT is asked.
    """

    heading: Heading
    since: date | None
    position: PositionLine
    by_standard: tuple[PositionLine, ...]
    by_directorate: tuple[PositionLine, ...]
    decisions: tuple[str, ...]
    issues: tuple[Change, ...]
    changes: tuple[Change, ...]
    overdue: tuple[PlanAction, ...]
    without_lead: tuple[PlanAction, ...]
    without_date: tuple[PlanAction, ...]
    plan: tuple[PlanStandard, ...]
    ratings: tuple[StandardPosition, ...]
    is_first: bool = False
