"""How many actions of a plan stand where."""

from dataclasses import dataclass


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
