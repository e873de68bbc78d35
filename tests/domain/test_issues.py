from dataclasses import replace
from datetime import date

from s11.domain.audit import Action, ProgressUpdate, Words
from s11.domain.issues import issues

DAY = date(2016, 7, 19)
NEXT_YEAR = date(2017, 1, 1)


def action(number, kind="action", lead="Jo", due=NEXT_YEAR, status="on_track"):
    return Action(number, "1", None, kind, "Do", lead, due, None, status)


def moved(number, *dues):
    """An action whose due date was each of these in turn."""
    updates = tuple(ProgressUpdate(date(2016, 1, n), "on_track", due) for n, due in enumerate(dues, 1))
    return replace(action(number, due=dues[-1]), updates=updates)


def found(plan, highlighted=None, slipped=()):
    return [(issue.action.number, issue.what) for issue in issues(plan, DAY, highlighted or {}, slipped)]


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

    assert found(plan) == [
        (6, "Overdue by 200 days, since 1 January 2016; no lead officer"),
        (5, "Overdue by 1 day, since 18 July 2016"),
        (4, "At risk"),
        (3, "No lead officer"),
        (2, "No date"),
    ]


def test_words_in_place_of_a_date_are_quoted_to_the_letter():
    assert found([action(1, due=Words("31/09/16"))]) == [(1, "Due 31/09/16 (not a date)")]


def test_a_review_is_never_at_risk_as_it_has_no_status():
    plan = [action(1, "no_action", status="at_risk"), action(2, "no_action", lead=None, status="at_risk")]

    assert found(plan) == [(2, "No lead officer")]


def test_what_slipped_again_is_an_issue_before_what_nobody_leads():
    plan = [action(1, lead=None), moved(2, date(2016, 3, 1), date(2016, 9, 1), NEXT_YEAR)]

    assert found(plan, slipped={2}) == [(2, "Moved 2 times"), (1, "No lead officer")]


def test_what_slipped_once_or_long_ago_is_none():
    once = moved(1, date(2016, 9, 1), NEXT_YEAR)
    long_ago = moved(2, date(2016, 3, 1), date(2016, 9, 1), NEXT_YEAR)

    assert found([once, long_ago], slipped={1}) == []


def test_what_was_highlighted_last_time_comes_first_among_its_kind_and_says_so():
    plan = [action(1, due=date(2016, 1, 1)), action(2, due=date(2016, 7, 1)), action(3, lead=None)]

    assert found(plan, {2: 2, 3: 5}) == [
        (2, "Overdue by 18 days, since 1 July 2016; third report in a row"),
        (1, "Overdue by 200 days, since 1 January 2016"),
        (3, "No lead officer; sixth report in a row"),
    ]


def test_among_the_others_what_slipped_most_often_comes_first():
    late = date(2016, 7, 1)
    plan = [action(1, due=date(2016, 1, 1)), moved(2, date(2016, 2, 1), date(2016, 3, 1), late)]

    assert [number for number, _ in found(plan)] == [2, 1]
    assert found(plan)[0][1].endswith("since 1 July 2016; moved 2 times")


def test_each_issue_counts_the_reports_in_a_row():
    plan = [action(1, lead=None), action(2, lead=None)]

    assert [issue.in_a_row for issue in issues(plan, DAY, {1: 2}, ())] == [3, 1]
