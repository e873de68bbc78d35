"""A directorate's whole return."""

from dataclasses import dataclass
from datetime import date

from reports.contents.heading import Heading
from standards.framework import Rating, Scale


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
