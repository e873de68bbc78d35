"""Which answers of a submission the board sent back, and why; what was answered is left as it is."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from s11.domain.audit import Answer
from s11.storage.answers import answer_columns
from s11.storage.tables import AnswerRow
from s11.storage.trail import TOLD, tell


def forget_sent_back(session: Session, submission_id: int) -> None:
    """Take the marks of an earlier round off all answers of a submission."""
    session.execute(
        update(AnswerRow).where(AnswerRow.submission_id == submission_id).values(sent_back=""),
        execution_options=TOLD,
    )
    tell(session, "answers.no_longer_sent_back")


def mark_sent_back(session: Session, submission_id: int, criterion: str, reason: str) -> None:
    """Mark an answer as sent back for a reason; one that was never given gets an empty answer to hold it."""
    place = (AnswerRow.submission_id == submission_id) & (AnswerRow.criterion == criterion)
    marked = session.execute(update(AnswerRow).where(place).values(sent_back=reason), execution_options=TOLD)
    tell(session, "answer.sent_back", criterion, reason=reason)
    if marked.rowcount == 0:  # type: ignore[attr-defined]
        columns = answer_columns(Answer(criterion, sent_back=reason))
        session.add(AnswerRow(submission_id=submission_id, criterion=criterion, **columns))
        session.flush()
