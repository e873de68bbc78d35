"""Signing off: complete, as it was read, and once."""

from dataclasses import replace
from datetime import date

import pytest

from s11.domain.audit import Answer, Evidence, StandardRatings, Submission
from s11.domain.refusals import NotComplete, TooLate
from s11.services.signing import NotWhatWasRead, load_whole_return, sign_off
from s11.services.task_list import load_task_list
from s11.storage.answers import load_answers, write_answer
from s11.storage.audits import keep_audit
from s11.storage.heads import load_head
from tests.conftest import FRAMEWORK, TODAY, small_audit
from tests.services.test_answering import NOW

POLICY = (Evidence("Policy", "intranet, policy 14"),)


def green(criterion, **changes):
    return replace(Answer(criterion, "green", "In place", "By audit", "", "", POLICY), **changes)


def keep(session, status="in_progress", **changed):
    answers = {c: green(c) for c in ("1.1", "1.2", "2.1", "2.2")} | changed.pop("answers", {})
    ratings = (StandardRatings("1", "green"), StandardRatings("2", "green"))
    submission = Submission("housing", status, answers=tuple(answers.values()), standards=ratings)
    keep_audit(session, small_audit(submissions=(submission,)), FRAMEWORK.decode())
    session.commit()


def head_of(session):
    return load_head(session, "testshire-now", "housing")


def sign(session, seen=None):
    seen = load_whole_return(session, head_of(session)).seen if seen is None else seen
    sign_off(session, head_of(session), "Sam Osei, Director of Housing", seen, TODAY)


def test_a_complete_return_is_signed_off_by_name_and_day(session):
    keep(session)

    sign(session)

    head = head_of(session)
    assert (head.status, head.signed_off_by, head.signed_off_on) == (
        "signed_off",
        "Sam Osei, Director of Housing",
        TODAY,
    )


def test_what_is_missing_keeps_it_from_being_signed_off_and_is_listed(session):
    keep(session, answers={"1.2": green("1.2", how_known="")})

    with pytest.raises(NotComplete) as refusal:
        sign(session)

    assert [str(gap) for gap in refusal.value.gaps] == ["1.2: say how you know it works"]
    assert head_of(session).status == "in_progress"


def test_a_change_after_the_page_was_opened_is_read_before_it_is_signed(session):
    keep(session)
    seen = load_whole_return(session, head_of(session)).seen
    write_answer(session, head_of(session).id, green("1.1", narrative="Not in place"), 1, "Jo Bell", NOW)
    session.commit()

    with pytest.raises(NotWhatWasRead):
        sign(session, seen)

    assert head_of(session).status == "in_progress"


def test_nobody_signs_twice(session):
    keep(session)
    sign(session)

    with pytest.raises(TooLate):
        sign(session)


def test_nothing_answered_is_nothing_to_sign(session, audit):
    with pytest.raises(TooLate, match="Nothing is answered"):
        sign_off(session, head_of(session), "Sam Osei", "", TODAY)


def test_signing_off_again_keeps_what_the_board_asked(session):
    keep(session, "returned", answers={"1.1": green("1.1", sent_back="Which audit?")})

    sign(session)

    assert load_answers(session, head_of(session).id)["1.1"].value.sent_back == "Which audit?"


def test_once_sent_back_only_what_was_sent_back_can_be_missing(session):
    keep(
        session,
        "returned",
        answers={"1.1": green("1.1", sent_back="Which?", how_known=""), "2.1": green("2.1", how_known="")},
    )

    whole = load_whole_return(session, head_of(session))

    assert [gap.criterion for gap in whole.gaps] == ["1.1"]


def test_the_task_list_says_what_is_left_in_each_standard(session):
    keep(session, answers={"1.2": Answer("1.2"), "2.1": green("2.1", how_known="")})

    page = load_task_list(session, head_of(session), TODAY)

    assert [(task.answered, task.asked, task.missing) for task in page.tasks] == [(1, 2, 1), (2, 2, 1)]
    assert page.may_answer and not page.is_ready


def test_the_task_list_of_what_was_sent_back_counts_the_criteria(session):
    keep(session, "returned", answers={"1.1": green("1.1", sent_back="Which audit?")})

    page = load_task_list(session, head_of(session), date(2099, 1, 1))

    assert [task.sent_back for task in page.tasks] == [1, 0] and page.may_answer
