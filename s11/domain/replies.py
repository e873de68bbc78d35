"""Whether a directorate that was asked has replied: in time, late, again, or not yet."""

from datetime import date
from typing import Literal

from s11.domain.states import board_may_read
from s11.domain.submission import SubmissionHead

ReplyHow = Literal["in_time", "late", "again", "undated", "open", "missing"]


def how_replied(head: SubmissionHead, was_sent_back: bool, day: date) -> ReplyHow:
    """Say how a directorate has replied on a day.

    Only the last sign-off is kept: one after the last day of what was sent back may not be the first.
    """
    if not board_may_read(head.status):
        return "missing" if day > head.last_day else "open"
    if head.signed_off_on is None:
        return "undated"
    if head.signed_off_on <= head.last_day:
        return "in_time"
    return "again" if was_sent_back else "late"
