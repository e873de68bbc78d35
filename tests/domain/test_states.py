from datetime import date

import pytest

from s11.domain.states import closing_day, may_answer

OPENS, CLOSES = date(2026, 11, 1), date(2027, 1, 31)


@pytest.mark.parametrize(
    ("status", "today", "sent_back", "may"),
    [
        ("not_started", OPENS, False, True),
        ("in_progress", CLOSES, False, True),
        ("in_progress", date(2026, 10, 31), False, False),
        ("in_progress", date(2027, 2, 1), False, False),
        ("returned", date(2027, 6, 1), True, True),
        ("returned", OPENS, False, False),
        ("signed_off", OPENS, True, False),
        ("under_review", OPENS, True, False),
        ("accepted", OPENS, True, False),
    ],
)
def test_an_answer_changes_while_it_is_open_and_once_sent_back_whatever_the_day(
    status, today, sent_back, may
):
    assert may_answer(status, today, OPENS, CLOSES, sent_back) is may


def test_more_time_moves_the_last_day_later_and_never_earlier():
    assert closing_day(CLOSES, date(2027, 2, 28)) == date(2027, 2, 28)
    assert closing_day(CLOSES, date(2027, 1, 1)) == CLOSES
    assert closing_day(CLOSES, None) == CLOSES
