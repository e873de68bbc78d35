from dataclasses import replace
from datetime import date

import pytest

from s11.domain.audit import Action
from s11.domain.matching import merged_into, pairs
from s11.domain.merging import merge

ONE = Action(1, "1", None, "action", "Name a lead")
TWO = Action(2, "1", None, "action", "Train everybody")


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ({10: ONE, 11: TWO}, {10: replace(ONE, number=2), 11: replace(TWO, number=1)}, {10: 10, 11: 11}),
        ({10: ONE}, {10: replace(ONE, text="Reworded", standard="2")}, {10: 10}),
        ({10: ONE, 11: TWO}, {20: TWO, 21: ONE}, {20: 11, 21: 10}),
        ({10: ONE}, {20: replace(ONE, standard="2")}, {}),
        ({10: ONE, 11: replace(ONE, number=2)}, {20: ONE}, {}),
        ({10: ONE}, {20: ONE, 21: replace(ONE, number=2)}, {}),
        ({}, {10: ONE}, {}),
    ],
    ids=[
        "numbers given anew",
        "reworded",
        "keys given anew",
        "another standard",
        "two then",
        "two now",
        "new",
    ],
)
def test_an_action_is_known_by_its_key_and_else_by_words_that_it_alone_has(before, now, found):
    assert pairs(before, now) == found


def test_what_was_merged_is_found_in_what_it_became():
    one = merge([ONE, TWO], replace(ONE, text="Both"), "Manager", date(2026, 1, 1))
    plan = {5: replace(ONE, text="Another"), 9: one}

    assert (merged_into(ONE, plan), merged_into(TWO, plan)) == (9, 9)
    assert merged_into(replace(ONE, text="Never there"), plan) is None


def test_what_was_merged_twice_and_is_very_long_is_found_too():
    long = replace(TWO, text="Long. " * 20_000)
    first = merge([long, ONE], replace(ONE, text="Both"), "Manager", date(2026, 1, 1))
    second = merge([first, replace(ONE, text="More")], replace(ONE, text="All"), "Manager", date(2026, 2, 1))

    assert merged_into(long, {9: second}) == 9
