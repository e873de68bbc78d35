"""The board's feedback as a directorate reads it, and the directorate's reply."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from s11.domain.audit import StandardRatings
from s11.domain.refusals import NotFound, TooLate
from s11.domain.saved import Saved
from s11.domain.submission import SubmissionHead
from s11.services.asking import find_standard, load_asked
from s11.storage.standards import load_standard, load_standards, write_standard
from standards.framework import Framework


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """What the board said to each standard; nothing before the feedback is issued."""

    head: SubmissionHead
    framework: Framework
    ratings: dict[str, Saved[StandardRatings]]


def load_feedback(session: Session, head: SubmissionHead) -> FeedbackPage:
    """Load the feedback; NotFound until the board has issued it."""
    if head.feedback_issued_on is None:
        raise NotFound("The board has not issued its feedback yet.")
    framework = load_asked(session, head.framework)
    stored = load_standards(session, head.id)
    ratings = {s.id: stored.get(s.id) or Saved(StandardRatings(s.id)) for s in framework.standards}
    return FeedbackPage(head, framework, ratings)


def save_reply(
    session: Session, head: SubmissionHead, standard_id: str, reply: str, seen: int, by: str, now: datetime
) -> Saved[StandardRatings]:
    """Save what a directorate replies on a standard, once feedback is issued."""
    if head.id is None or head.feedback_issued_on is None:
        raise TooLate("You can reply once the board has issued its feedback.")
    find_standard(load_asked(session, head.framework), standard_id)
    stored = load_standard(session, head.id, standard_id).value
    saved = write_standard(session, head.id, replace(stored, reply=reply), seen, by, now)
    session.commit()
    return saved
