from datetime import date

import pytest

from s11.domain.audit import Answer, Evidence, ProposedAction, StandardRatings, Words
from s11.domain.completeness import gaps_of_answer, gaps_of_standard, suggested_rating
from standards.reading import read_framework
from tests.conftest import FRAMEWORK

SMALL = read_framework(FRAMEWORK, "small.yaml")
STANDARD = SMALL.standards[0]
POLICY = (Evidence("Policy"),)
WHOLE = ProposedAction("Write it", "Jo", date(2027, 3, 1))


@pytest.mark.parametrize(
    ("answer", "fields"),
    [
        (None, ["rating"]),
        (Answer("1.1"), ["rating"]),
        (Answer("1.1", "green"), ["how_known", "evidence"]),
        (Answer("1.1", "green", how_known=" \n", evidence=POLICY), ["how_known"]),
        (Answer("1.1", "green", how_known="By audit", evidence=POLICY), []),
        (Answer("1.1", "red"), ["action_text", "action_lead", "action_due"]),
        (Answer("1.1", "amber", proposed_action=WHOLE), []),
        (Answer("1.1", "amber", proposed_action=ProposedAction("Do", "Jo", Words("soon"))), ["action_due"]),
        (Answer("1.1", "na"), ["na_reason"]),
        (
            Answer("1.1", "na", na_reason="Not ours", proposed_action=ProposedAction("Do")),
            ["action_lead", "action_due"],
        ),
    ],
)
def test_what_a_rating_needs_is_missed_until_it_is_there(answer, fields):
    assert [field for field, _ in gaps_of_answer(STANDARD.criteria[0], SMALL.scale, answer)] == fields


@pytest.mark.parametrize(
    ("given", "suggested"),
    [
        (("green", "red"), "red"),
        (("green", "na"), "green"),
        (("na", "na"), "na"),
        (("na", None), None),
        ((None, None), None),
    ],
)
def test_a_standard_is_suggested_the_worst_rating_that_counts(given, suggested):
    answers = {c.id: Answer(c.id, rating) for c, rating in zip(STANDARD.criteria, given, strict=True)}

    assert suggested_rating(SMALL, STANDARD, answers) == suggested


@pytest.mark.parametrize(
    ("ratings", "fields"),
    [
        (None, ["self_rating"]),
        (StandardRatings("1", "na"), []),
        (StandardRatings("1", "green"), ["self_reason"]),
        (StandardRatings("1", "green", self_reason="Both are new"), []),
    ],
)
def test_a_standard_is_decided_by_a_person_with_a_reason_where_it_differs(ratings, fields):
    answers = {c.id: Answer(c.id, "na", na_reason="Not ours") for c in STANDARD.criteria}

    assert [gap.field for gap in gaps_of_standard(SMALL, STANDARD, answers, ratings)] == fields
