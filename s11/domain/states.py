"""A submission's way from not started to accepted, and who may write in which state."""

from datetime import date

from s11.domain.audit import SubmissionStatus

STATUS_WORDS: dict[SubmissionStatus, str] = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "signed_off": "Signed off",
    "returned": "Sent back",
    "under_review": "With the board",
    "accepted": "Accepted",
}

WITH_THE_DIRECTORATE: tuple[SubmissionStatus, ...] = ("not_started", "in_progress", "returned")
WITH_THE_BOARD: tuple[SubmissionStatus, ...] = ("signed_off", "under_review")
BOARD_READS: tuple[SubmissionStatus, ...] = (*WITH_THE_BOARD, "returned", "accepted")


def closing_day(closes: date, more_time_until: date | None) -> date:
    """Return the last day on which a directorate can answer."""
    return max(closes, more_time_until) if more_time_until else closes


def may_answer(status: SubmissionStatus, today: date, opens: date, last_day: date, sent_back: bool) -> bool:
    """Tell whether an answer can be changed today.

    Up to the closing day while it is with the directorate; once sent back, the criteria that were sent back,
    whatever the day.
    """
    if status == "returned":
        return sent_back
    return status in ("not_started", "in_progress") and opens <= today <= last_day


def may_sign_off(status: SubmissionStatus) -> bool:
    """Tell whether a director can sign off: also after the closing day, for a late return beats none."""
    return status in ("in_progress", "returned")


def may_review(status: SubmissionStatus) -> bool:
    """Tell whether the board can rate, challenge, send back and accept."""
    return status in WITH_THE_BOARD


def may_send_back(status: SubmissionStatus) -> bool:
    """Tell whether the board can send criteria back: also further ones while some are out."""
    return status in (*WITH_THE_BOARD, "returned")


def board_may_read(status: SubmissionStatus) -> bool:
    """Tell whether the board sees the answers: from the first sign-off on."""
    return status in BOARD_READS
