from datetime import date

import pytest

from s11.domain.audit import Action, Answer, ProposedAction, Words
from s11.domain.plan import flags, in_order_of_standards, is_overdue, merged_sources, proposals, say_source
from standards.reading import read_framework
from tests.conftest import FRAMEWORK

DAY = date(2016, 7, 19)
NAMES = {"housing": "Housing"}


def action(number=1, standard="1", **values):
    return Action(number, standard, None, values.pop("kind", "action"), values.pop("text", "Do"), **values)


def test_a_plan_goes_through_the_standards_and_keeps_the_order_within_each():
    framework = read_framework(FRAMEWORK, "small.yaml")
    plan = [
        action(4, "2", text="c"),
        action(9, "1", text="b"),
        action(2, "1", text="a"),
        action(5, "2", text="d"),
    ]

    in_order = in_order_of_standards(framework, plan)

    assert [each.text for each in in_order] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        (date(2016, 7, 18), "on_track", True),
        (DAY, "on_track", False),
        (date(2016, 7, 18), "complete", False),
        (date(2016, 7, 18), "no_longer_needed", False),
        (Words("18/07/16"), "on_track", False),
        (None, "not_started", False),
    ],
)
def test_overdue_is_what_was_due_before_the_day_and_is_not_done(due, status, late):
    assert is_overdue(due, status, DAY) is late


def test_what_is_missing_is_flagged_in_words():
    assert flags(action(), DAY) == ("No lead officer", "No date")
    assert flags(action(lead="Jo", due=Words("31/09/16")), DAY) == ("Not a date",)
    assert flags(action(lead="Jo", due=date(2016, 1, 1)), DAY) == ("Overdue",)


def test_an_entry_without_action_is_asked_for_its_review_date():
    assert "No review date" in flags(action(kind="no_action"), DAY)


def test_nothing_is_flagged_once_it_is_done():
    assert flags(action(status="complete"), DAY) == ()


def test_a_source_is_said_by_name_and_others_stand_as_they_are():
    assert say_source("housing:1.3", NAMES) == "Housing, criterion 1.3"
    assert [say_source(other, NAMES) for other in ("OR13", "parks:1.3", "")] == ["OR13", "parks:1.3", ""]


def test_only_proposals_with_words_in_them_count():
    answers = [
        Answer("1.1", proposed_action=ProposedAction("Do")),
        Answer("1.2", proposed_action=ProposedAction(" ", lead="Jo")),
        Answer("2.1"),
    ]

    assert [source for source, _, _ in proposals("housing", answers)] == ["housing:1.1"]


def test_merged_sources_are_each_there_once():
    one, other = action(sources=("housing:1.1", "OR13")), action(sources=("OR13", "leisure:1.1"))

    assert merged_sources([one, other]) == ("housing:1.1", "OR13", "leisure:1.1")
