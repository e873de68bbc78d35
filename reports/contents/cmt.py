"""The quarterly report to the corporate management team."""

from dataclasses import dataclass
from datetime import date

from reports.contents.heading import Heading
from reports.contents.plan import PlanAction, PlanStandard
from reports.contents.position import PositionLine
from reports.contents.quarter import Quarter
from reports.contents.since_last import SinceLast
from standards.framework import Rating


@dataclass(frozen=True, slots=True)
class Issue:
    """An action to highlight and why; `in_a_row` counts the reports up to this one that highlight it."""

    action: PlanAction
    what: str
    in_a_row: int = 1


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
    `issues` are the actions to highlight, worst first; `decisions` is what CMT is asked.
    """

    heading: Heading
    since: date | None
    position: PositionLine
    by_standard: tuple[PositionLine, ...]
    by_directorate: tuple[PositionLine, ...]
    decisions: tuple[str, ...]
    issues: tuple[Issue, ...]
    since_last: SinceLast
    plan: tuple[PlanStandard, ...]
    ratings: tuple[StandardPosition, ...]
    quarters: tuple[Quarter, ...] = ()
    is_first: bool = False
