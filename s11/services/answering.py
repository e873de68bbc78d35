"""Answering a criterion: what its page shows, and saving what was typed, complete or not."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from s11.domain.audit import Answer
from s11.domain.completeness import gaps_of_answer
from s11.domain.saved import Saved
from s11.domain.submission import FiledEvidence, SubmissionHead
from s11.services.asking import find_criterion, load_asked, neighbours
from s11.services.opening import open_criterion
from s11.storage.answers import load_answer, write_answer
from s11.storage.evidence import evidence_by_criterion, list_evidence_of
from standards.framework import Criterion, Framework, Standard


@dataclass(frozen=True, slots=True)
class Asked:
    """A criterion in its framework: its standard and its neighbours."""

    framework: Framework
    standard: Standard
    criterion: Criterion
    before: Criterion | None
    after: Criterion | None

    def gaps(self, answer: Answer) -> list[tuple[str, str]]:
        """Say what an answer still needs before sign-off, as (field, what to do)."""
        return gaps_of_answer(self.criterion, self.framework.scale, answer)


@dataclass(frozen=True, slots=True)
class CriterionPage:
    """A criterion with its answer, and whether that can be changed today."""

    head: SubmissionHead
    asked: Asked
    answer: Saved[Answer]
    evidence: list[FiledEvidence]
    may_answer: bool


def find_asked(session: Session, head: SubmissionHead, criterion_id: str) -> Asked:
    """Return a criterion of a submission's framework; NotFound where it has none of this id."""
    framework = load_asked(session, head.framework)
    criterion = find_criterion(framework, criterion_id)
    before, after = neighbours(framework.criteria, criterion)
    return Asked(framework, framework.standard_of(criterion_id), criterion, before, after)


def load_criterion_page(session: Session, head: SubmissionHead, asked: Asked, today: date) -> CriterionPage:
    """Load a criterion's page."""
    evidence = list_evidence_of(session, head.id, asked.criterion.id)
    backing = {asked.criterion.id: tuple(piece.evidence for piece in evidence)}
    answer = load_answer(session, head.id, asked.criterion.id, backing)
    may_answer = head.may_answer(today, bool(answer.value.sent_back))
    return CriterionPage(head, asked, answer, evidence, may_answer)


def save_answer(
    session: Session, head: SubmissionHead, answer: Answer, seen: int, by: str, now: datetime, today: date
) -> Saved[Answer]:
    """Save an answer, complete or not; refuses it too late, and when somebody saved it since `seen`."""
    submission_id, held = open_criterion(session, head, answer.criterion, today)
    to_save = replace(answer, sent_back=held.sent_back)
    saved = write_answer(session, submission_id, to_save, seen, by, now, held)
    evidence = evidence_by_criterion(session, submission_id, answer.criterion).get(answer.criterion, ())
    session.commit()
    return replace(saved, value=replace(saved.value, evidence=evidence))
