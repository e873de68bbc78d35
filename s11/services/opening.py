"""What every change to a submission begins with: is it still open, and which framework does it answer?"""

from datetime import date

from sqlalchemy.orm import Session

from s11.domain.audit import SubmissionStatus
from s11.domain.due import say_date
from s11.domain.refusals import TooLate
from s11.domain.states import may_answer
from s11.domain.submission import SubmissionHead
from s11.storage.frameworks import load_framework
from s11.storage.submissions import ensure_submission, hold_submission, update_submission
from standards.framework import Framework


def framework_of(session: Session, head: SubmissionHead) -> Framework:
    """Return the framework that a submission answers; a cycle never loses it."""
    framework = load_framework(session, head.framework)
    assert framework is not None, "a cycle's framework is kept with it"
    return framework


def open_for_writing(session: Session, head: SubmissionHead, today: date, sent_back: bool) -> int:
    """Return the id of a submission in which this can be changed, started now if need be; TooLate otherwise."""
    submission_id = ensure_submission(session, head)
    begin(session, head, submission_id, hold_submission(session, submission_id), today, sent_back)
    return submission_id


def begin(
    session: Session,
    head: SubmissionHead,
    submission_id: int,
    status: SubmissionStatus,
    today: date,
    sent_back: bool,
) -> None:
    """Let a change begin in a submission whose status is held, or say why not (TooLate)."""
    if not may_answer(status, today, head.cycle.opens, head.last_day, sent_back):
        raise TooLate(why_not(head, status, today))
    if status == "not_started":
        update_submission(session, submission_id, status="in_progress")


def why_not(head: SubmissionHead, status: SubmissionStatus, today: date) -> str:
    """Say why a submission cannot be changed, and what to do."""
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
