"""Whether a directorate has replied in time."""

from datetime import date

import pytest

from s11.domain.audit import Body, Cycle, Directorate, FrameworkRef
from s11.domain.replies import how_replied
from s11.domain.submission import SubmissionHead

CLOSES, MORE_TIME = date(2026, 1, 31), date(2026, 2, 14)
BEFORE, AFTER = date(2026, 1, 31), date(2026, 2, 1)


@pytest.mark.parametrize(
    ("status", "signed_off_on", "more_time", "sent_back", "day", "expected"),
    [
        ("not_started", None, None, False, CLOSES, "open"),
        ("in_progress", None, None, False, AFTER, "missing"),
        ("in_progress", None, MORE_TIME, False, AFTER, "open"),
        ("in_progress", None, MORE_TIME, False, date(2026, 2, 15), "missing"),
        ("signed_off", BEFORE, None, False, AFTER, "in_time"),
        ("accepted", AFTER, None, False, AFTER, "late"),
        ("accepted", AFTER, MORE_TIME, False, AFTER, "in_time"),
        ("signed_off", AFTER, None, True, AFTER, "again"),
        ("returned", BEFORE, None, True, AFTER, "in_time"),
        ("accepted", None, None, False, AFTER, "undated"),
    ],
)
def test_how_a_directorate_replied(status, signed_off_on, more_time, sent_back, day, expected):
    head = SubmissionHead(
        1, Body("B"), Body("O"), Cycle("now", "Now", date(2025, 11, 1), CLOSES), FrameworkRef("f", "1"),
        Directorate("a", "A", more_time), status, "Dee", signed_off_on,
    )  # fmt: skip

    assert how_replied(head, sent_back, day) == expected
