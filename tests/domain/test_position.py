from datetime import date

from s11.domain.audit import Action, Words
from s11.domain.position import standing

DAY = date(2016, 7, 19)
LATE, IN_TIME = date(2016, 1, 1), date(2017, 1, 1)


def action(kind="action", **values):
    return Action(1, "1", None, kind, "Do", **values)


def test_an_overdue_action_is_counted_under_its_status_too():
    stands = standing([action(lead="Jo", due=LATE, status="at_risk")], DAY)

    assert (stands.by_status["at_risk"], stands.overdue) == (1, 1)


def test_words_are_no_date_and_what_is_done_needs_none():
    plan = [action(due=Words("tbc")), action(), action(status="complete"), action(lead="Jo", due=IN_TIME)]

    stands = standing(plan, DAY)

    assert (stands.no_date, stands.no_lead) == (2, 2)


def test_a_review_has_no_status_but_is_missed_where_it_lacks_its_date():
    stands = standing([action("no_action"), action("no_action", lead="Jo", due=LATE)], DAY)

    assert (stands.by_status.total(), stands.no_date, stands.overdue) == (0, 1, 1)
