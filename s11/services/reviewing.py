"""What the board does with a submission: rate it, send it back, accept it, give it more time, answer it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from s11.domain.audit import StandardRatings
from s11.domain.completeness import Gap
from s11.domain.refusals import NotComplete
from s11.domain.review import (
    open_for_feedback,
    open_for_more_time,
    open_for_rating,
    open_for_sending_back,
)
from s11.domain.saved import Saved
from s11.domain.submission import SubmissionHead
from s11.services import planning
from s11.services.asking import load_asked
from s11.services.opening import as_it_stands
from s11.storage.cycles import give_more_time as keep_more_time
from s11.storage.sending_back import forget_sent_back, mark_sent_back
from s11.storage.standards import load_standard, load_standards, write_standard
from s11.storage.submissions import update_submission
from standards.framework import Framework


@dataclass(frozen=True, slots=True)
class Moderation:
    """What the board says to a standard."""

    board_rating: str | None
    board_reason: str = ""
    strengths: str = ""
    challenge: str = ""
    evidence_wanted: str = ""


def moderate(
    session: Session,
    head: SubmissionHead,
    standard: str,
    said: Moderation,
    seen: int,
    by: str,
    now: datetime,
) -> Saved[StandardRatings]:
    """Save what the board says to a standard, beside the directorate's own rating, which stays."""
    head = as_it_stands(session, head)
    submission_id = open_for_rating(head)
    stored = load_standard(session, submission_id, standard).value
    ratings = replace(
        stored,
        board_rating=said.board_rating,
        board_reason=said.board_reason,
        strengths=said.strengths,
        challenge=said.challenge,
        evidence_wanted=said.evidence_wanted,
    )
    saved = write_standard(session, submission_id, ratings, seen, by, now)
    if head.status == "signed_off":
        update_submission(session, submission_id, status="under_review")
    session.commit()
    return saved


def send_back(session: Session, head: SubmissionHead, criteria: list[str], reason: str) -> None:
    """Send criteria back to the directorate with the reason; a new round forgets the marks of the last."""
    head = as_it_stands(session, head)
    submission_id = open_for_sending_back(head)
    if head.status != "returned":
        forget_sent_back(session, submission_id)
    for criterion in criteria:
        mark_sent_back(session, submission_id, criterion, reason)
    update_submission(session, submission_id, status="returned")
    session.commit()


def accept(session: Session, head: SubmissionHead, by: str, now: datetime, today: date) -> None:
    """Accept a submission whose every standard the board has rated; its proposed actions join the plan."""
    head = as_it_stands(session, head)
    submission_id = open_for_rating(head)
    if gaps := unrated(load_asked(session, head.framework), load_standards(session, submission_id)):
        raise NotComplete(gaps)
    planning.take_proposals(session, head, by, now, today)
    update_submission(session, submission_id, status="accepted")
    session.commit()


def unrated(framework: Framework, ratings: dict[str, Saved[StandardRatings]]) -> tuple[Gap, ...]:
    """Say which standards have no board rating yet."""
    rated = {standard for standard, saved in ratings.items() if saved.value.board_rating}
    return tuple(
        Gap(standard.id, None, "board_rating", "give the board's rating")
        for standard in framework.standards
        if standard.id not in rated
    )


def give_more_time(session: Session, head: SubmissionHead, until: date) -> None:
    """Let a directorate that has not signed off answer for longer than the others."""
    head = as_it_stands(session, head)
    open_for_more_time(head)
    keep_more_time(session, head.cycle.ref, replace(head.directorate, more_time_until=until))
    session.commit()


def keep_contact(session: Session, head: SubmissionHead, contact: str) -> None:
    """Keep whom the feedback names to ask, so that a preview shows it; once issued, it stays."""
    submission_id = open_for_feedback(as_it_stands(session, head))
    update_submission(session, submission_id, feedback_contact=contact)
    session.commit()


def issue_feedback(session: Session, head: SubmissionHead, contact: str, today: date) -> None:
    """Issue the feedback on an accepted submission: from now on its directorate reads it."""
    submission_id = open_for_feedback(as_it_stands(session, head))
    update_submission(session, submission_id, feedback_contact=contact, feedback_issued_on=today)
    session.commit()
