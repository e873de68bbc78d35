from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from s11.domain.refusals import ChangedMeanwhile, NotComplete, TooLate
from s11.services.reviewing import (
    Moderation,
    accept,
    give_more_time,
    issue_feedback,
    moderate,
    send_back,
)
from s11.storage.answers import load_answers
from s11.storage.plan import list_actions
from s11.storage.standards import load_standard
from tests.board import ANSWERS, head_of, keep, rated, signed_off

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
TODAY = date(2027, 2, 1)


def sent_back(session):
    answers = load_answers(session, head_of(session).id)
    return {criterion: saved.value.sent_back for criterion, saved in answers.items() if saved.value.sent_back}


def test_the_first_moderation_puts_a_submission_under_review_and_keeps_both_ratings(session):
    keep(session, signed_off())

    moderate(session, head_of(session), "1", Moderation("red", "No evidence"), 1, "Manager", NOW)

    head = head_of(session)
    stored = load_standard(session, head.id, "1")
    assert head.status == "under_review"
    assert (stored.value.self_rating, stored.value.board_rating) == ("amber", "red")
    assert (stored.by, stored.at) == ("Manager", NOW)


def test_of_two_who_rate_the_same_standard_the_second_is_refused_with_both_texts(session):
    keep(session, signed_off())
    moderate(session, head_of(session), "1", Moderation("red", strengths="First"), 1, "Ann", NOW)

    with pytest.raises(ChangedMeanwhile) as clash:
        moderate(session, head_of(session), "1", Moderation("amber", strengths="Second"), 1, "Bob", NOW)

    assert (clash.value.theirs.strengths, clash.value.yours.strengths) == ("First", "Second")
    assert clash.value.by == "Ann"


@pytest.mark.parametrize("status", ["not_started", "in_progress", "returned", "accepted"])
def test_a_submission_that_is_not_with_the_board_cannot_be_rated(session, status):
    keep(session, signed_off(status=status))

    with pytest.raises(TooLate):
        moderate(session, head_of(session), "1", Moderation("red"), 1, "Manager", NOW)


@pytest.mark.parametrize(
    "late",
    [
        lambda session, head: moderate(session, head, "1", Moderation("red"), 1, "Bob", NOW),
        lambda session, head: send_back(session, head, ["1.1"], "Why?"),
        lambda session, head: accept(session, head, "Bob", NOW, TODAY),
    ],
)
def test_who_saw_a_submission_before_it_was_accepted_comes_too_late(session, late):
    keep(session, signed_off(standards=rated()))
    seen = head_of(session)
    accept(session, head_of(session), "Ann", NOW, TODAY)

    with pytest.raises(TooLate):
        late(session, seen)

    assert head_of(session).status == "accepted"
    assert len(list_actions(session, "testshire-now")) == 1


def test_criteria_sent_back_while_some_are_out_add_up(session):
    keep(session, signed_off(standards=rated()))
    send_back(session, head_of(session), ["1.1"], "Which survey?")

    send_back(session, head_of(session), ["2.2"], "Say more")

    assert head_of(session).status == "returned"
    assert sent_back(session) == {"1.1": "Which survey?", "2.2": "Say more"}
    assert load_standard(session, head_of(session).id, "1").value.board_rating == "amber"


def test_a_new_round_forgets_what_was_sent_back_before(session):
    answers = (replace(ANSWERS[0], sent_back="Last time"), *ANSWERS[1:])
    keep(session, signed_off(answers=answers))

    send_back(session, head_of(session), ["1.2"], "This time")

    assert sent_back(session) == {"1.2": "This time"}


def test_sending_back_leaves_who_saved_the_answer_last(session):
    keep(session, signed_off())
    before = load_answers(session, head_of(session).id)["1.1"]

    send_back(session, head_of(session), ["1.1"], "Which survey?")

    after = load_answers(session, head_of(session).id)["1.1"]
    assert (after.version, after.by, after.at) == (before.version, before.by, before.at)


def test_a_criterion_that_was_never_answered_can_be_sent_back(session):
    keep(session, signed_off(answers=()))

    send_back(session, head_of(session), ["1.1"], "Please answer")

    assert sent_back(session) == {"1.1": "Please answer"}


def test_a_submission_with_an_unrated_standard_is_not_accepted(session):
    keep(session, signed_off(standards=rated()[:1]))

    with pytest.raises(NotComplete) as refusal:
        accept(session, head_of(session), "Manager", NOW, TODAY)

    assert [gap.standard for gap in refusal.value.gaps] == ["2"]
    assert head_of(session).status == "signed_off"


def test_on_acceptance_the_proposed_actions_join_the_plan(session):
    keep(session, signed_off(standards=rated()))

    accept(session, head_of(session), "Manager", NOW, TODAY)

    assert head_of(session).status == "accepted"
    [action] = [planned.action for planned in list_actions(session, "testshire-now")]
    assert (action.text, action.lead, action.due) == ("Write a policy", "Jo Lead", date(2027, 3, 1))
    assert action.sources == ("housing:1.2",)


@pytest.mark.parametrize("status", ["signed_off", "accepted"])
def test_after_sign_off_there_is_no_more_time_to_give(session, status):
    keep(session, signed_off(status=status))

    with pytest.raises(TooLate):
        give_more_time(session, head_of(session), date(2099, 1, 1))


def test_more_time_is_one_directorates_own(session):
    keep(session)

    give_more_time(session, head_of(session), date(2099, 1, 1))

    assert head_of(session).last_day == date(2099, 1, 1)
    assert head_of(session, "leisure").last_day == head_of(session).cycle.closes


def test_feedback_is_issued_only_once_a_submission_is_accepted(session):
    keep(session, signed_off(standards=rated()))

    with pytest.raises(TooLate):
        issue_feedback(session, head_of(session), "Ann, 01234", TODAY)

    assert head_of(session).feedback_issued_on is None


def test_feedback_is_issued_once(session):
    keep(session, signed_off(status="accepted", standards=rated()))
    issue_feedback(session, head_of(session), "Ann, 01234", TODAY)

    with pytest.raises(TooLate):
        issue_feedback(session, head_of(session), "Bob", date(2027, 3, 1))

    assert (head_of(session).feedback_issued_on, head_of(session).feedback_contact) == (TODAY, "Ann, 01234")
