"""What two audits have in common, and how ratings moved between them."""

from dataclasses import replace

import pytest

from s11.domain.unchanged import common_criteria, move, moves, same_scale
from standards.framework import Criterion, Framework, Rating, Scale, Standard

GREEN = Rating("green", "Green", "In place", "green")
AMBER = Rating("amber", "Amber", "Partly", "amber")
RED = Rating("red", "Red", "Not in place", "red")
NA = Rating("na", "Not applicable", "Outside our role", "grey", counts=False)
SCALE = Scale((GREEN, AMBER, RED, NA))


def framework(*statements, scale=SCALE):
    criteria = tuple(Criterion(f"1.{place}", said) for place, said in enumerate(statements, 1))
    return Framework("small", "1", "Small", "tests", scale, (Standard("1", "First", criteria),))


@pytest.mark.parametrize(
    ("now", "then", "same", "new", "gone"),
    [
        (["a", "b"], ["a", "b"], {"1.1": "1.1", "1.2": "1.2"}, (), ()),
        (["b", "a"], ["a", "b"], {"1.1": "1.2", "1.2": "1.1"}, (), ()),
        (["a", "b"], ["a", "B"], {"1.1": "1.1"}, ("1.2",), ("1.2",)),
        (["a  b\n c"], ["a b c"], {"1.1": "1.1"}, (), ()),
        (["a", "a"], ["a"], {}, ("1.1", "1.2"), ("1.1",)),
        (["a"], ["a", "a"], {}, ("1.1",), ("1.1", "1.2")),
        (["a"], ["b"], {}, ("1.1",), ("1.1",)),
    ],
)
def test_criteria_are_the_same_by_their_statement_whatever_their_number(now, then, same, new, gone):
    common = common_criteria(framework(*now), framework(*then))

    assert (dict(common.same), common.new, common.gone) == (same, new, gone)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("red", "amber", "better"),
        ("red", "green", "better"),
        ("green", "amber", "worse"),
        ("amber", "amber", "same"),
        (None, "green", None),
        ("green", None, None),
        ("na", "green", None),
        ("green", "na", None),
        ("gone", "green", None),
    ],
)
def test_a_rating_moves_only_between_two_that_count(before, after, expected):
    assert move(SCALE, before, after) == expected


def test_a_scale_that_begins_at_its_bad_end_moves_the_same_way():
    assert move(Scale((RED, AMBER, GREEN)), "red", "green") == "better"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (SCALE, True),
        (Scale((RED, AMBER, GREEN, NA)), True),
        (Scale((GREEN, AMBER, RED)), False),
        (Scale((GREEN, replace(AMBER, meaning="Mostly"), RED, NA)), False),
        (Scale((GREEN, replace(AMBER, label="Yellow"), RED, NA)), False),
        (Scale((replace(GREEN, needs=("impact",)), AMBER, RED, NA)), True),
    ],
)
def test_scales_are_the_same_by_what_their_ratings_mean(other, expected):
    assert same_scale(SCALE, other) is expected


def test_answers_are_compared_directorate_by_directorate():
    now = {("a", "1.1"): "green", ("b", "1.1"): "red", ("c", "1.1"): "green"}
    then = {("a", "1.9"): "red", ("b", "1.9"): "amber", ("c", "1.9"): "red"}

    counted = moves(framework("x"), {"1.1": "1.9"}, ["a", "b"], now, then)

    assert counted == {"1": {"better": 1, "worse": 1}}
