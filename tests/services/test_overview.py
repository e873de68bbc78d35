"""What the overview for the board gathers, and what it does not tell."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from s11.domain.audit import Answer, Body, Cycle, Directorate, Evidence, FrameworkRef, StandardRatings
from s11.domain.refusals import NotFound
from s11.services.reporting.overview import overview_contents
from s11.storage.audits import keep_audit
from tests.board import ANSWERS, counted_queries, keep, many, rated, signed_off
from tests.conftest import FRAMEWORK, TODAY, small_audit
from tests.plans import ACTIONS

CYCLE, SMALL = "testshire-now", FRAMEWORK.decode()
CLOSED = Cycle(CYCLE, "Section 11 audit", TODAY - timedelta(60), TODAY - timedelta(20), 24)
BEFORE = Cycle("testshire-before", "Section 11 audit before", date(2024, 1, 1), date(2024, 3, 1))


def before(session, *submissions, text=SMALL, **changes):
    """Keep the audit before this one."""
    keep_audit(session, small_audit(**{"cycle": BEFORE, "submissions": submissions, **changes}), text)
    session.commit()


def closed(session, *submissions, **changes):
    keep(session, *submissions, cycle=CLOSED, **changes)


def test_it_tells_who_replied_who_was_late_and_who_has_not(session):
    names = tuple(Directorate(ref, ref.upper(), TODAY if ref == "d" else None) for ref in "abcd")
    late = signed_off("b", signed_off_on=CLOSED.closes + timedelta(1))
    closed(session, signed_off("a"), late, signed_off("c", "in_progress"), directorates=names)

    contents = overview_contents(session, CYCLE, TODAY)

    assert [(reply.directorate, reply.how) for reply in contents.replies] == [
        ("A", "in_time"), ("B", "late"), ("C", "missing"), ("D", "open"),
    ]  # fmt: skip
    assert [reply.more_time for reply in contents.replies] == [False, False, False, True]
    facts = contents.facts
    assert (facts.asked, facts.signed_off, facts.late, facts.missing, facts.open, facts.more_time) == (
        4,
        2,
        1,
        1,
        1,
        1,
    )
    assert contents.take_up[0] == "Ask for the return not signed off in time: C."


def test_what_is_not_signed_off_is_not_told(session):
    secret = tuple(
        replace(each, strengths="S", challenge="C", evidence_wanted="E") for each in rated("green")
    )
    closed(session, signed_off("housing", "in_progress", standards=secret))

    contents = overview_contents(session, CYCLE, TODAY)

    assert (contents.matrix, contents.strengths) == ((), ())
    assert contents.themes.worst == contents.themes.evidence_wanted == contents.themes.without_reply == ()
    assert contents.facts.answers_asked == contents.facts.evidence == contents.facts.standards_rated == 0
    assert {rating: number for rating, number in contents.ratings[0].self_ratings if number} == {None: 2}


def test_ratings_are_counted_for_both_and_stand_side_by_side_in_the_matrix(session):
    closed(session, signed_off(standards=rated("red")))

    contents = overview_contents(session, CYCLE, TODAY)

    first = contents.ratings[0]
    assert [(rating.id if rating else None, n) for rating, n in first.self_ratings if n] == [
        ("amber", 1),
        (None, 1),
    ]
    assert [(rating.id if rating else None, n) for rating, n in first.board_ratings if n] == [
        ("red", 1),
        (None, 1),
    ]
    [row] = contents.matrix
    assert ([r.id for r in row.own], [r.id for r in row.board]) == (["amber", "red"], ["red", "red"])
    assert (contents.facts.standards_rated, contents.facts.ratings_changed) == (2, 1)
    assert (contents.facts.board_rated_worse, contents.facts.board_rated_better) == (1, 0)
    assert [(line.id, line.number, line.of) for line in contents.themes.differing] == [("1", 1, 1)]


def test_change_is_told_of_unchanged_criteria_only(session):
    text = (
        FRAMEWORK.decode()
        .replace("There is a current policy", "There is a policy")
        .replace('version: "1"', 'version: "0"')
    )
    then = (Answer("1.1", "red"), Answer("1.2", "amber"), Answer("2.1", "green"), Answer("2.2", "green"))
    old = FrameworkRef("small", "0")
    before(session, signed_off("housing", "accepted", answers=then), text=text, framework=old)
    closed(session, signed_off())

    change = overview_contents(session, CYCLE, TODAY).change

    assert change.cycle == "Section 11 audit before"
    assert [(s.unchanged, s.criteria, s.compared, s.better, s.worse, s.same) for s in change.standards] == [
        (2, 2, 2, 1, 0, 1),
        (1, 2, 1, 0, 1, 0),
    ]
    assert change.not_compared == (
        "Criteria that are new or worded otherwise now: 2.1.",
        "Criteria of the last audit that are gone or worded otherwise: 2.1.",
        "Directorates that have not signed off: Leisure.",
        "Directorates that did not sign off the last audit: Leisure.",
    )


def test_nothing_is_compared_where_the_scales_differ(session):
    text = (
        FRAMEWORK.decode()
        .replace("Partly in place", "Mostly in place")
        .replace('version: "1"', 'version: "0"')
    )
    before(session, signed_off(status="accepted"), text=text, framework=FrameworkRef("small", "0"))
    closed(session, signed_off())

    change = overview_contents(session, CYCLE, TODAY).change

    assert sum(standard.compared for standard in change.standards) == 0
    assert change.not_compared[0].startswith("The two audits use different scales")


def test_answers_of_the_last_audit_that_were_never_signed_off_are_not_compared(session):
    before(session, signed_off("housing", "in_progress"))
    closed(session, signed_off())

    change = overview_contents(session, CYCLE, TODAY).change

    assert sum(standard.compared for standard in change.standards) == 0


@pytest.mark.parametrize(
    "other",
    [
        {"board": Body("Another partnership")},
        {"organisation": Body("Another council")},
        {"cycle": replace(BEFORE, opens=TODAY, closes=TODAY)},
    ],
)
def test_only_an_earlier_audit_of_the_same_council_by_the_same_board_is_the_last(session, other):
    before(session, signed_off(), **other)
    closed(session, signed_off())

    assert overview_contents(session, CYCLE, TODAY).change is None


def test_strengths_are_those_under_the_boards_best_rating(session):
    said = (
        StandardRatings("1", "amber", "green", strengths="<b>Good</b>"),
        StandardRatings("2", "amber", "amber", strengths="Not so"),
    )
    closed(session, signed_off(standards=said))

    [strength] = overview_contents(session, CYCLE, TODAY).strengths

    assert (strength.standard, strength.directorate, strength.text) == ("1", "Housing", "<b>Good</b>")


def test_a_challenge_waits_for_its_reply_once_the_feedback_is_issued(session):
    challenged = tuple(replace(each, challenge="How?", evidence_wanted="Minutes") for each in rated())
    issued = signed_off("housing", "accepted", standards=challenged, feedback_issued_on=TODAY)
    closed(session, issued, signed_off("leisure", "under_review", standards=challenged))

    contents = overview_contents(session, CYCLE, TODAY)

    assert [(line.id, line.number, line.of) for line in contents.themes.without_reply] == [
        ("1", 1, 1),
        ("2", 1, 1),
    ]
    assert [(line.id, line.number, line.of) for line in contents.themes.evidence_wanted] == [
        ("1", 2, 2),
        ("2", 2, 2),
    ]
    assert (contents.facts.challenges, contents.facts.challenges_without_reply) == (2, 2)


def test_lessons_count_what_was_sent_back_not_answered_and_not_dated(session):
    pieces = (Evidence("Policy", dated=TODAY), Evidence("Minutes"))
    answers = (
        replace(ANSWERS[0], evidence=pieces, sent_back="Which?"),
        replace(ANSWERS[1], sent_back="When?"),
        ANSWERS[2],
    )
    closed(session, signed_off("housing", "returned", answers=answers))

    facts = overview_contents(session, CYCLE, TODAY).facts

    assert (facts.sent_back, facts.criteria_sent_back) == (1, 2)
    assert (facts.not_answered, facts.answers_asked) == (1, 4)
    assert (facts.evidence_without_date, facts.evidence) == (1, 2)


def test_overdue_actions_are_those_of_this_plan_and_of_the_last(session):
    before(session, actions=ACTIONS)
    closed(session)

    contents = overview_contents(session, CYCLE, TODAY)
    earlier = overview_contents(session, BEFORE.ref, TODAY - timedelta(50))

    assert (contents.overdue, [action.number for action in contents.overdue_before]) == ((), [2])
    assert contents.take_up[-1] == "Ask why 1 action of the last audit's plan is overdue (2)."
    assert earlier.overdue == earlier.overdue_before == ()


def test_an_unknown_audit_is_refused(session):
    with pytest.raises(NotFound):
        overview_contents(session, "nowhere", TODAY)


def test_a_hundred_directorates_take_no_more_queries_than_two(session):
    def queries(count):
        directorates, submissions = many(count)
        cycle = replace(CLOSED, ref=f"with-{count}", opens=CLOSED.opens + timedelta(count))
        keep(session, *submissions, directorates=directorates, cycle=cycle, actions=ACTIONS[:1])
        session.expunge_all()
        with counted_queries() as asked:
            overview_contents(session, cycle.ref, TODAY)
        session.commit()
        return len(asked)

    queries(1)  # reads the framework, and is the audit before the others
    assert queries(2) == queries(100) <= 20
