"""The action plan of a cycle."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reports.contents.heading import Heading

ActionStatus = Literal["not_started", "on_track", "at_risk", "complete", "no_longer_needed"]

STATUS_WORDS: dict[ActionStatus, str] = {
    "not_started": "Not started",
    "on_track": "On track",
    "at_risk": "At risk",
    "complete": "Complete",
    "no_longer_needed": "No longer needed",
}
DONE: tuple[ActionStatus, ...] = ("complete", "no_longer_needed")


@dataclass(frozen=True, slots=True)
class PlanUpdate:
    """A progress update; `due` is the due date that it set, None where it set none."""

    on: date
    status: ActionStatus
    due: date | str | None
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class PlanAction:
    """A line of the action plan; `directorate` None is the whole organisation's.

    `sources` are where it came from, as a person reads them ("Housing, criterion 1.3"). Oldest update first.
    `key` is what it keeps while its number is given anew. A lead officer or a date is missed until it is done.
    """

    number: int
    standard: str
    directorate: str | None
    needs_nothing: bool
    text: str
    lead: str | None
    due: date | str | None
    success_measure: str | None
    status: ActionStatus
    overdue: bool
    sources: tuple[str, ...] = ()
    updates: tuple[PlanUpdate, ...] = ()
    key: int | None = None

    @property
    def is_open(self) -> bool:
        return self.status not in DONE

    @property
    def lacks_lead(self) -> bool:
        return self.is_open and not (self.lead or "").strip()

    @property
    def lacks_date(self) -> bool:
        return self.is_open and not isinstance(self.due, date)


@dataclass(frozen=True, slots=True)
class PlanStandard:
    """A standard and its actions, in the order of their numbers; there may be none."""

    id: str
    title: str
    actions: tuple[PlanAction, ...]


@dataclass(frozen=True, slots=True)
class ActionPlanContents:
    """The action plan of a cycle, standard by standard."""

    heading: Heading
    standards: tuple[PlanStandard, ...]
