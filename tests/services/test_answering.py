"""Saving an answer: complete or not, in time, and never over somebody else's words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from s11.domain.audit import Answer, Evidence, ProposedAction, StandardRatings, Submission, Words
from s11.domain.refusals import ChangedMeanwhile, NotFound, TooLate
from s11.services.answering import find_asked, load_criterion_page, save_answer
from s11.storage.answers import load_answer
from s11.storage.audits import keep_audit
from s11.storage.heads import load_head
from tests.conftest import FRAMEWORK, TODAY, small_audit

NOW = datetime(2026, 5, 3, 13, 5, tzinfo=UTC)


def head_of(session, directorate="housing", cycle="testshire-now"):
    return load_head(session, cycle, directorate)


def save(session, answer, seen=0, by="Priya Nair", today=TODAY):
    return save_answer(session, head_of(session), answer, seen, by, NOW, today)


def returned(session):
    """Keep an audit in which 1.1 of two answered criteria was sent back, long after it closed."""
    answers = (Answer("1.1", "amber", "x", sent_back="Which audit?"), Answer("1.2", "green", "y"))
    submission = Submission("housing", "returned", answers=answers, standards=(StandardRatings("1"),))
    audit = small_audit(submissions=(submission,))
    cycle = replace(audit.cycle, opens=TODAY - timedelta(90), closes=TODAY - timedelta(60))
    keep_audit(session, replace(audit, cycle=cycle), FRAMEWORK.decode())
    session.commit()


def test_an_incomplete_answer_is_saved_and_starts_the_submission(session, audit):
    saved = save(session, Answer("1.1", narrative="In place"))

    assert (saved.version, saved.by, saved.at) == (1, "Priya Nair", NOW)
    assert head_of(session).status == "in_progress"


def test_every_word_comes_back_as_it_was_saved(session, audit):
    action = ProposedAction("Train <all>", "Head of Housing", Words("31 September 2026"), "90%")
    typed = Answer("1.1", "amber", "\n" + "😀نظام" * 8_000, "=1+1", " voice ", "", (), action)

    save(session, typed)

    assert load_answer(session, head_of(session).id, "1.1").value == typed


def test_the_second_to_save_a_criterion_gets_both_texts_and_nothing_is_overwritten(session, audit):
    save(session, Answer("1.1", narrative="Theirs"))

    with pytest.raises(ChangedMeanwhile) as clash:
        save(session, Answer("1.1", narrative="Yours"), seen=0, by="Jo Bell")

    assert (clash.value.theirs.narrative, clash.value.yours.narrative) == ("Theirs", "Yours")
    assert load_answer(session, head_of(session).id, "1.1").value.narrative == "Theirs"


def test_the_same_words_sent_again_are_no_clash(session, audit):
    first = save(session, Answer("1.1", narrative="Same"))

    again = save(session, Answer("1.1", narrative="Same"), seen=0)

    assert again.version == first.version


def test_two_people_in_different_criteria_never_collide(session, audit):
    stale = head_of(session)
    save(session, Answer("1.1", narrative="One"))

    saved = save_answer(session, stale, Answer("1.2", narrative="Two"), 0, "Jo Bell", NOW, TODAY)

    assert saved.version == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [(TODAY + timedelta(31), "Ask the board's business manager"), (TODAY - timedelta(31), "opens on")],
)
def test_outside_its_days_an_audit_takes_no_answer_and_says_what_to_do(session, audit, day, words):
    with pytest.raises(TooLate, match=words):
        save(session, Answer("1.1", narrative="Late"), today=day)


def test_the_closing_day_counts_to_its_end(session, audit):
    assert save(session, Answer("1.1", narrative="On time"), today=audit.cycle.closes).version == 1


def test_once_sent_back_only_what_was_sent_back_can_be_changed_and_its_reason_stays(session):
    returned(session)

    save(session, Answer("1.1", "green", "The audit of May"), seen=1)
    with pytest.raises(TooLate, match="sent back other criteria"):
        save(session, Answer("1.2", "red", "changed"), seen=1)

    stored = load_answer(session, head_of(session).id, "1.1").value
    assert (stored.narrative, stored.sent_back) == ("The audit of May", "Which audit?")


def test_a_save_leaves_the_evidence_as_it_is(session):
    answer = Answer("1.1", "amber", evidence=(Evidence("Policy", "intranet"),))
    keep_audit(
        session,
        small_audit(submissions=(Submission("housing", "in_progress", answers=(answer,)),)),
        FRAMEWORK.decode(),
    )
    session.commit()

    save(session, Answer("1.1", "green"), seen=1)

    assert load_answer(session, head_of(session).id, "1.1").value.evidence == answer.evidence


def test_a_criterion_knows_its_neighbours_across_standards(session, audit):
    asked = find_asked(session, head_of(session), "2.1")

    assert (asked.before.id, asked.after.id, asked.standard.id) == ("1.2", "2.2", "2")


def test_a_page_says_what_the_answer_still_needs(session, audit):
    save(session, Answer("1.1", "green", "In place"))
    asked = find_asked(session, head_of(session), "1.1")

    page = load_criterion_page(session, head_of(session), asked, TODAY)

    assert [field for field, _ in asked.gaps(page.answer.value)] == ["how_known", "evidence"]


def test_a_criterion_that_the_framework_lacks_is_not_found(session, audit):
    with pytest.raises(NotFound):
        find_asked(session, head_of(session), "9.9")
