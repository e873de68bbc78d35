"""What the board may do with a submission as it stands; where it may not, TooLate says why and what now."""

from s11.domain.audit import SubmissionStatus
from s11.domain.refusals import TooLate
from s11.domain.states import STATUS_WORDS, may_review, may_send_back
from s11.domain.submission import SubmissionHead

_WHAT_NOW: dict[SubmissionStatus, str] = {
    "not_started": "Wait until its director signs it off.",
    "in_progress": "Wait until its director signs it off.",
    "signed_off": "Criteria that you send back can be answered whatever the day.",
    "returned": "Wait until its director signs it off again.",
    "under_review": "Criteria that you send back can be answered whatever the day.",
    "accepted": "Ratings and answers stay as they were when it was accepted.",
}


def open_for_rating(head: SubmissionHead) -> int:
    """Return the id of a submission that can be rated and accepted now."""
    if head.id is None or not may_review(head.status):
        raise _too_late(head, "be rated or accepted")
    return head.id


def open_for_sending_back(head: SubmissionHead) -> int:
    """Return the id of a submission that can be sent back now."""
    if head.id is None or not may_send_back(head.status):
        raise _too_late(head, "be sent back")
    return head.id


def open_for_more_time(head: SubmissionHead) -> None:
    """Refuse more time once a directorate has signed off."""
    if head.status not in ("not_started", "in_progress"):
        raise _too_late(head, "get more time")


def open_for_feedback(head: SubmissionHead) -> int:
    """Return the id of a submission whose feedback can be issued now."""
    if head.id is None or head.status != "accepted":
        raise TooLate(f"{_stands(head)} Accept it first; then issue the feedback.")
    if head.feedback_issued_on:
        raise TooLate("The feedback has been issued. It stays as it was given.")
    return head.id


def _too_late(head: SubmissionHead, what: str) -> TooLate:
    return TooLate(f"{_stands(head)} It cannot {what} now. {_WHAT_NOW[head.status]}")


def _stands(head: SubmissionHead) -> str:
    return f"The submission of {head.directorate.name} is: {STATUS_WORDS[head.status].lower()}."
