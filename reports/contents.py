"""Everything that the reports print, and nothing else: frozen values, made by whoever has the answers.

A rating is None where nothing was answered. A due date is a date, the words that stand in its place, or None
where there is none. Every `str` is plain text as typed; line breaks are kept, markup means nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from standards.framework import Rating, Scale

ActionStatus = Literal["not_started", "on_track", "at_risk", "complete", "no_longer_needed"]

STATUS_WORDS: dict[ActionStatus, str] = {
    "not_started": "Not started",
    "on_track": "On track",
    "at_risk": "At risk",
    "complete": "Complete",
    "no_longer_needed": "No longer needed",
}


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


@dataclass(frozen=True, slots=True)
class FeedbackCriterion:
    """A criterion in a feedback; `sent_back` is why it was sent back, empty where it was not."""

    id: str
    statement: str
    rating: Rating | None
    sent_back: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackStandard:
    """What the board says to a directorate about one standard, beside what the directorate said."""

    id: str
    title: str
    self_rating: Rating | None
    self_reason: str
    board_rating: Rating | None
    board_reason: str
    strengths: str
    challenge: str
    reply: str
    evidence_wanted: str
    criteria: tuple[FeedbackCriterion, ...]


@dataclass(frozen=True, slots=True)
class FeedbackContents:
    """A board's feedback to one directorate; `issued_on` None is a draft."""

    heading: Heading
    directorate: str
    signed_off_by: str | None
    signed_off_on: date | None
    issued_on: date | None
    contact: str
    next_audit: date | None
    scale: Scale
    standards: tuple[FeedbackStandard, ...]
    actions: tuple[PlanAction, ...]


@dataclass(frozen=True, slots=True)
class AnswerEvidence:
    """An evidence item as a return lists it; `file` is the name of an uploaded file."""

    title: str
    reference: str
    dated: date | None
    file: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionAnswer:
    """An answer in full."""

    criterion: str
    statement: str
    rating: Rating | None
    narrative: str
    how_known: str
    impact: str
    na_reason: str
    evidence: tuple[AnswerEvidence, ...]
    action_text: str
    action_lead: str
    action_due: date | str | None
    action_success_measure: str
    sent_back: str


@dataclass(frozen=True, slots=True)
class SubmissionStandard:
    """A standard of a return, with its answers in the order of the criteria."""

    id: str
    title: str
    self_rating: Rating | None
    self_reason: str
    board_rating: Rating | None
    answers: tuple[SubmissionAnswer, ...]


@dataclass(frozen=True, slots=True)
class SubmissionContents:
    """A directorate's whole return; `status` is said in words ("Signed off")."""

    heading: Heading
    directorate: str
    status: str
    signed_off_by: str | None
    signed_off_on: date | None
    scale: Scale
    standards: tuple[SubmissionStandard, ...]


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
    ratings: tuple["StandardPosition", ...]
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class StandardPosition:
    """How the directorates stand on a standard: for each rating how many, by themselves and by the board.

    Both count every directorate that was asked; the key None is not rated.
    """

    id: str
    title: str
    self_ratings: tuple[tuple[Rating | None, int], ...]
    board_ratings: tuple[tuple[Rating | None, int], ...]
