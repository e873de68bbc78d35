"""What the returns of an audit have in common."""

from collections import Counter

import pytest

from s11.domain import themes
from s11.domain.audit import StandardRatings
from s11.domain.few import few
from s11.domain.themes import Share, most_first, rated_worst
from standards.framework import Rating, Scale
from tests.domain.test_unchanged import AMBER, GREEN, NA, RED, SCALE


@pytest.mark.parametrize("ratings", [(GREEN, AMBER, RED, NA), (NA, RED, AMBER, GREEN)])
def test_the_best_and_the_worst_rating_are_those_that_count(ratings):
    scale = Scale(ratings)

    assert (themes.best_rating(scale), themes.worst_rating(scale)) == (GREEN, RED)


def test_a_scale_on_which_nothing_counts_has_no_worst_rating():
    scale = Scale((Rating("a", "A", "", "grey", counts=False), NA))

    assert (themes.best_rating(scale), themes.worst_rating(scale)) == (None, None)
    assert rated_worst(scale, ["1.1"], {("a", "1.1"): "na"}) == []


def test_the_worst_rating_is_counted_of_those_that_count():
    ratings = {
        ("a", "1.1"): "red", ("b", "1.1"): "green", ("c", "1.1"): "na", ("d", "1.1"): None,
        ("a", "1.2"): "green",
        ("a", "1.3"): "red", ("b", "1.3"): "red",
    }  # fmt: skip

    assert rated_worst(SCALE, ["1.1", "1.2", "1.3"], ratings) == [Share("1.3", 2, 2), Share("1.1", 1, 2)]


def test_what_is_as_many_stays_in_the_order_of_the_framework():
    found = Counter({"2": 1, "1": 1, "3": 4})

    assert [share.id for share in most_first("123", found, found)] == ["3", "1", "2"]


@pytest.mark.parametrize(
    ("own", "board", "expected"),
    [("red", "red", False), ("red", "green", True), (None, "green", False), ("red", None, False)],
)
def test_the_board_rated_otherwise_only_where_both_gave_a_rating(own, board, expected):
    assert themes.rated_otherwise(StandardRatings("1", own, board)) is expected


@pytest.mark.parametrize(
    ("challenge", "reply", "expected"),
    [("", "", False), (" \n", "", False), ("Why?", "", True), ("Why?", " ", True), ("Why?", "So", False)],
)
def test_a_challenge_lacks_a_reply_until_something_is_written(challenge, reply, expected):
    assert themes.lacks_reply(StandardRatings("1", challenge=challenge, reply=reply)) is expected


def test_how_the_board_moved_ratings_counts_only_ratings_that_count():
    pairs = [
        ("green", "red"),
        ("red", "green"),
        ("red", "green"),
        ("amber", "amber"),
        ("na", "red"),
        (None, "red"),
    ]

    moved = themes.board_moves(SCALE, [StandardRatings("1", own, board) for own, board in pairs])

    assert moved == {"worse": 1, "better": 2, "same": 1}


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["A"], "A"), (["A", "B"], "A, B"), (["A", "B", "C"], "A, B and 1 more")],
)
def test_of_many_names_the_first_are_said(names, expected):
    assert few(names, 2) == expected
