"""Checking a whole return, and signing it off."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sqlalchemy.orm import Session

from s11.domain.audit import Answer, StandardRatings
from s11.domain.completeness import Gap, gaps_of_submission, suggested_rating
from s11.domain.looking_again import Place, places_to_look_at
from s11.domain.refusals import NotComplete, TooLate
from s11.domain.saved import Saved
from s11.domain.sent_back import gaps_to_close
from s11.domain.states import may_sign_off
from s11.domain.submission import FiledEvidence, SubmissionHead
from s11.services.asking import load_asked
from s11.services.opening import as_it_stands
from s11.storage.answers import load_answers
from s11.storage.evidence import list_evidence
from s11.storage.standards import load_standards
from s11.storage.submissions import update_submission
from standards.framework import Framework, Standard


class NotWhatWasRead(TooLate):
    """Something was saved after the director opened the page, so that they would sign what they never saw."""


@dataclass(frozen=True, slots=True)
class WholeReturn:
    """Everything that a directorate wrote, and what is still missing."""

    head: SubmissionHead
    framework: Framework
    answers: dict[str, Saved[Answer]]
    ratings: dict[str, Saved[StandardRatings]]
    evidence: list[FiledEvidence]

    @property
    def may_sign_off(self) -> bool:
        return may_sign_off(self.head.status)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing; once sent back, only in what was sent back, for the rest cannot be changed."""
        answers = {key: saved.value for key, saved in self.answers.items()}
        ratings = {key: saved.value for key, saved in self.ratings.items()}
        gaps = gaps_of_submission(self.framework, answers, ratings)
        return gaps_to_close(self.framework, self.head.status, gaps, answers)

    @property
    def to_look_at(self) -> tuple[Place, ...]:
        """What could identify a child; it keeps nobody from signing."""
        answers = {key: saved.value for key, saved in self.answers.items()}
        ratings = {key: saved.value for key, saved in self.ratings.items()}
        return places_to_look_at(self.framework, answers, ratings, self.evidence)

    @property
    def seen(self) -> str:
        """A sign of what is in it now; it changes with every change."""
        whole = repr((self.answers, self.ratings, self.evidence))
        return sha256(whole.encode("utf-8", "replace")).hexdigest()[:20]

    def evidence_of(self, criterion_id: str) -> list[FiledEvidence]:
        """Return the evidence that backs a criterion."""
        return [piece for piece in self.evidence if criterion_id in piece.criteria]

    def suggested(self, standard: Standard) -> str | None:
        """Return the rating that a standard's criteria suggest."""
        return suggested_rating(
            self.framework, standard, {key: saved.value for key, saved in self.answers.items()}
        )

    def may_change(self, criterion_id: str, today: date) -> bool:
        """Tell whether a criterion's answer can be changed today."""
        answer = self.answers.get(criterion_id)
        return self.head.may_answer(today, bool(answer and answer.value.sent_back))


def load_whole_return(session: Session, head: SubmissionHead) -> WholeReturn:
    """Load everything that a directorate wrote in a submission."""
    return WholeReturn(
        head=head,
        framework=load_asked(session, head.framework),
        answers=load_answers(session, head.id),
        ratings=load_standards(session, head.id),
        evidence=list_evidence(session, head.id),
    )


def sign_off(session: Session, head: SubmissionHead, signed_off_by: str, seen: str, today: date) -> None:
    """Sign a submission off as it was read (`seen`); what the board sent back keeps its reason."""
    if head.id is None:
        raise TooLate("Nothing is answered yet, so there is nothing to sign off.")
    whole = load_whole_return(session, as_it_stands(session, head))
    if not whole.may_sign_off:
        raise TooLate(
            "This return cannot be signed off now: it is signed off already, or nothing is answered."
        )
    if whole.gaps:
        raise NotComplete(whole.gaps)
    if whole.seen != seen:
        raise NotWhatWasRead(
            "Something was changed after you opened this page. Read it again before you sign."
        )
    update_submission(session, head.id, status="signed_off", signed_off_by=signed_off_by, signed_off_on=today)
    session.commit()
