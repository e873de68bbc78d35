from dataclasses import replace
from datetime import date

import pytest

from s11.domain.refusals import Refused
from s11.domain.retention import KeptAudit, cautions, check_until, proposed_until, why_not_removed

FIRST = KeptAudit("a-2016", "Audit", "Board", "Council", date(2016, 1, 1), date(2016, 3, 31), 24)
SECOND = replace(FIRST, ref="a-2018", opens=date(2018, 1, 8), last_day=date(2018, 3, 31))
THIRD = replace(FIRST, ref="a-2020", opens=date(2020, 1, 6), last_day=date(2020, 3, 31))
FOURTH = replace(FIRST, ref="a-2022", opens=date(2022, 1, 10), last_day=date(2022, 3, 31))
ELSEWHERE = replace(FOURTH, ref="b-2017", organisation="Another council", opens=date(2017, 1, 1))


@pytest.mark.parametrize(
    ("audits", "until"),
    [
        ([FIRST], date(2021, 12, 31)),  # three times 24 months after it opened
        ([FIRST, SECOND], date(2022, 1, 7)),
        ([FIRST, SECOND, THIRD], date(2022, 1, 5)),
        ([FIRST, SECOND, THIRD, FOURTH], date(2022, 1, 9)),
        ([FIRST, ELSEWHERE, SECOND, THIRD, FOURTH], date(2022, 1, 9)),
        ([replace(FIRST, repeat_months=None)], None),
        ([replace(FIRST, last_day=date(2030, 1, 1))], date(2030, 1, 1)),
    ],
)
def test_two_audits_and_the_one_that_runs_are_proposed_to_be_kept(audits, until):
    assert proposed_until(audits[0], audits) == until


@pytest.mark.parametrize(
    ("until", "today", "words"),
    [
        (date(2020, 1, 1), date(2016, 3, 31), "runs until 31 March 2016"),
        (None, date(2030, 1, 1), "Nobody has said yet"),
        (date(2020, 1, 1), date(2020, 1, 1), "kept until the end of 1 January 2020"),
        (date(2020, 1, 1), date(2020, 1, 2), ""),
    ],
)
def test_an_audit_goes_only_when_it_is_over_and_a_day_was_set_that_is_past(until, today, words):
    refusal = why_not_removed(replace(FIRST, keep_until=until), today)

    assert words in refusal
    assert bool(words) == bool(refusal)


def test_a_day_before_the_audit_is_over_is_refused():
    check_until(FIRST, FIRST.last_day)

    with pytest.raises(Refused, match="31 March 2016"):
        check_until(FIRST, date(2016, 3, 30))


def test_open_actions_and_returns_that_were_not_accepted_are_cautioned_of():
    said = cautions(replace(FIRST, open_actions=2, not_accepted=1))

    assert said[0].startswith("2 actions of its plan are still open.")
    assert said[1] == "1 return was begun and never accepted by the board."
    assert not cautions(FIRST)
