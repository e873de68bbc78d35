from datetime import date

from s11.domain.attention import decisions, issues, say_numbers
from s11.domain.audit import Action, Words

DAY = date(2016, 7, 19)
NEXT_YEAR = date(2017, 1, 1)


def action(number, kind="action", lead="Jo", due=NEXT_YEAR, status="on_track"):
    return Action(number, "1", None, kind, "Do", lead, due, None, status)


def test_issues_come_worst_first_and_each_once():
    plan = [
        action(1),
        action(2, due=None),
        action(3, lead=None),
        action(4, status="at_risk"),
        action(5, due=date(2016, 7, 18)),
        action(6, due=date(2016, 1, 1), lead=None),
        action(7, due=date(2016, 1, 1), status="complete"),
    ]

    assert [(found.number, what) for found, what in issues(plan, DAY)] == [
        (6, "Overdue by 200 days, since 1 January 2016; no lead officer"),
        (5, "Overdue by 1 day, since 18 July 2016"),
        (4, "At risk"),
        (3, "No lead officer"),
        (2, "No date"),
    ]


def test_words_in_place_of_a_date_are_quoted_to_the_letter():
    [(_, what)] = issues([action(1, due=Words("31/09/16"))], DAY)

    assert what == "Due 31/09/16 (not a date)"


def test_decisions_are_asked_for_what_the_plan_lacks():
    plan = [
        *(action(number, lead=None, due=None, status="not_started") for number in (1, 2, 3)),
        action(4, "no_action", lead=None, due=None, status="not_started"),
        action(5, due=date(2016, 1, 1)),
        action(6, status="complete"),
    ]

    assert decisions(plan, DAY) == (
        "Agree new dates, or what will be done now, for 1 action (5) that is overdue.",
        "Name a lead officer for 4 entries (1 to 4).",
        "Set a due date for 3 actions (1 to 3).",
        "Set a review date for 1 entry (4).",
        "Note the position: 1 of 5 actions complete.",
    )


def test_of_very_many_numbers_the_first_dozen_is_named():
    plan = [action(number, lead=None) for number in range(1, 100, 2)]

    first, _ = decisions(plan, DAY)

    assert first == (
        "Name a lead officer for 50 actions (1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 38 more)."
    )


def test_a_review_is_never_at_risk_as_it_has_no_status():
    plan = [action(1, "no_action", status="at_risk"), action(2, "no_action", lead=None, status="at_risk")]

    assert [(found.number, what) for found, what in issues(plan, DAY)] == [(2, "No lead officer")]
    assert not any("at risk" in decision for decision in decisions(plan, DAY))


def test_a_plan_without_actions_is_noted_as_such():
    assert decisions([], DAY) == ("Note that the plan has no actions.",)


def test_numbers_are_said_in_order_and_runs_as_such():
    assert say_numbers([7, 1, 2, 3, 9, 10]) == "1 to 3, 7, 9, 10"
