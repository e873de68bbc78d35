from datetime import date

import pytest

from s11.domain.audit import Action, ProgressUpdate
from s11.domain.quarters import first_entry, quarter_ends

MAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        (date(2025, 12, 31), MAY, [date(2025, 12, 31), date(2026, 3, 31), MAY]),
        (date(2026, 1, 1), MAY, [date(2026, 3, 31), MAY]),
        (date(2026, 1, 1), date(2026, 3, 31), [date(2026, 3, 31)]),
        (date(2025, 9, 1), date(2026, 1, 1), [date(2025, 9, 30), date(2025, 12, 31), date(2026, 1, 1)]),
        (MAY, MAY, [MAY]),
        (date(2026, 6, 1), MAY, [MAY]),
        (None, MAY, [MAY]),
        (date.min, date(1, 5, 1), [date(1, 3, 31), date(1, 5, 1)]),
    ],
)
def test_a_plan_is_looked_at_when_quarters_end_and_on_the_day(first, last, ends):
    assert quarter_ends(first, last) == ends


def test_eight_days_at_most_are_looked_at_the_last_ones():
    ends = quarter_ends(date(2000, 1, 1), MAY)

    assert (len(ends), ends[0], ends[-1]) == (8, date(2024, 9, 30), MAY)


def test_a_plan_begins_with_the_first_line_of_any_history():
    def told(*days):
        return Action(
            1, "1", None, "action", "Do", updates=tuple(ProgressUpdate(d, "on_track") for d in days)
        )

    assert first_entry([told(), told(MAY, date(2026, 6, 1)), told(date(2026, 5, 21))]) == MAY
    assert first_entry([told()]) is None
