"""The board's feedback to one directorate."""

from dataclasses import dataclass
from datetime import date

from reports.contents.heading import Heading
from reports.contents.plan import PlanAction
from standards.framework import Rating, Scale


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
