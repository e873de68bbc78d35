"""What every change to a submission begins with: nobody else changes it now, and it is still open."""

from datetime import date

from sqlalchemy.orm import Session

from s11.domain.audit import SubmissionStatus
from s11.domain.due import say_date
from s11.domain.refusals import TooLate
from s11.domain.sent_back import any_sent_back
from s11.domain.states import may_answer
from s11.domain.submission import SubmissionHead
from s11.storage.answers import HeldAnswer, hold_answer, load_answers
from s11.storage.heads import load_head
from s11.storage.submissions import ensure_submission, hold_submission, update_submission
from standards.framework import Standard


def as_it_stands(session: Session, head: SubmissionHead) -> SubmissionHead:
    """Return a head as it is at this moment; nobody else changes its submission until the commit.

    The head that came with the request may be out of date: somebody may have decided while this waited.
    """
    if head.id is not None:
        hold_submission(session, head.id)
    session.expire_all()
    return load_head(session, head.cycle.ref, head.directorate.ref) or head


def open_criterion(
    session: Session, head: SubmissionHead, criterion_id: str, today: date
) -> tuple[int, HeldAnswer]:
    """Return the id of a submission, started now if need be, and the answer that can be changed; else TooLate."""
    submission_id = ensure_submission(session, head)
    held = hold_answer(session, submission_id, criterion_id)
    _begin(session, head, submission_id, held.status, today, bool(held.sent_back))
    return submission_id, held


def open_standard(session: Session, head: SubmissionHead, standard: Standard, today: date) -> int:
    """Return the id of a submission in which a standard's own rating can be changed, as for a criterion."""
    submission_id = ensure_submission(session, head)
    status = hold_submission(session, submission_id)
    answers = {key: saved.value for key, saved in load_answers(session, submission_id).items()}
    _begin(session, head, submission_id, status, today, any_sent_back(standard, answers))
    return submission_id


def _begin(
    session: Session,
    head: SubmissionHead,
    submission_id: int,
    status: SubmissionStatus,
    today: date,
    sent_back: bool,
) -> None:
    if not may_answer(status, today, head.cycle.opens, head.last_day, sent_back):
        raise TooLate(_why_not(head, status, today))
    if status == "not_started":
        update_submission(session, submission_id, status="in_progress")


def _why_not(head: SubmissionHead, status: SubmissionStatus, today: date) -> str:
    if status == "returned":
        return "The board sent back other criteria, not this one. Only those can be changed."
    if status not in ("not_started", "in_progress"):
        return "This return is signed off, so it can be read but no longer changed."
    if today < head.cycle.opens:
        return f"This audit opens on {say_date(head.cycle.opens)}. It cannot be answered before."
    return (
        f"This audit closed at the end of {say_date(head.last_day)}. "
        "Ask the board's business manager for more time."
    )
