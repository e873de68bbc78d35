from datetime import date

from s11.domain.attention import at_risk, decisions
from s11.domain.audit import Action

DAY = date(2016, 7, 19)
NEXT_YEAR = date(2017, 1, 1)


def action(number, kind="action", lead="Jo", due=NEXT_YEAR, status="on_track"):
    return Action(number, "1", None, kind, "Do", lead, due, None, status)


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

    assert not at_risk(plan)
    assert not any("at risk" in decision for decision in decisions(plan, DAY))


def test_a_plan_without_actions_is_noted_as_such():
    assert decisions([], DAY) == ("Note that the plan has no actions.",)
