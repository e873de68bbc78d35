from datetime import date

import pytest

from s11.domain.months import plus_months


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2015, 11, 1), 24, date(2017, 11, 1)),
        (date(2016, 5, 31), -3, date(2016, 2, 29)),
        (date(2016, 1, 15), -3, date(2015, 10, 15)),
        (date(2016, 12, 31), 2, date(2017, 2, 28)),
        (date(9998, 1, 1), 24, date.max),
        (date(2016, 1, 1), 2_147_483_647, date.max),
        (date(1, 1, 31), -3, date.min),
    ],
)
def test_a_month_that_is_shorter_gives_its_last_day(day, months, then):
    assert plus_months(day, months) == then
