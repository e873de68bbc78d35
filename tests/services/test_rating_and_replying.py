"""A standard's own rating, and the reply to the board's."""

from datetime import timedelta

import pytest

from s11.domain.audit import Answer, StandardRatings, Submission
from s11.domain.refusals import ChangedMeanwhile, NotFound, TooLate
from s11.services.rating import load_standard_page, save_self_rating
from s11.services.replying import load_feedback, save_reply
from s11.storage.audits import keep_audit
from s11.storage.heads import load_head
from s11.storage.standards import load_standard
from tests.conftest import FRAMEWORK, TODAY, small_audit
from tests.services.test_answering import NOW


def keep(session, **changes):
    values = {
        "directorate": "housing",
        "status": "in_progress",
        "answers": (Answer("1.1", "green", "x"), Answer("1.2", "red", "y")),
        "standards": (StandardRatings("1", board_rating="red", board_reason="Why"),),
    }
    keep_audit(session, small_audit(submissions=(Submission(**{**values, **changes}),)), FRAMEWORK.decode())
    session.commit()


def head_of(session):
    return load_head(session, "testshire-now", "housing")


def rate(session, rating, reason="", seen=1, standard="1", today=TODAY):
    typed = StandardRatings(standard, self_rating=rating, self_reason=reason)
    return save_self_rating(session, head_of(session), typed, seen, "Priya Nair", NOW, today)


def test_the_worst_rating_of_the_criteria_is_suggested_and_a_person_decides(session):
    keep(session)

    rate(session, "amber")

    page = load_standard_page(session, head_of(session), "1", TODAY)
    assert (page.suggested, page.ratings.value.self_rating) == ("red", "amber")
    assert [field for field, _ in page.gaps_with(page.ratings.value)] == ["self_reason"]


def test_rating_a_standard_leaves_what_the_board_wrote_beside_it(session):
    keep(session)

    rate(session, "amber", "We trained since")

    stored = load_standard(session, head_of(session).id, "1").value
    assert (stored.board_rating, stored.board_reason) == ("red", "Why")


def test_two_people_rating_the_same_standard_lose_neither_rating(session):
    keep(session)
    rate(session, "amber")

    with pytest.raises(ChangedMeanwhile) as clash:
        rate(session, "red")

    assert (clash.value.theirs.self_rating, clash.value.yours.self_rating) == ("amber", "red")


def test_a_closed_audit_takes_no_rating(session):
    keep(session)

    with pytest.raises(TooLate):
        rate(session, "amber", today=TODAY + timedelta(31))


def test_once_sent_back_a_standard_can_be_rated_anew_only_with_a_criterion_of_its_own(session):
    keep(session, status="returned", answers=(Answer("1.1", "red", "x", sent_back="Which?"),))

    assert rate(session, "amber").version == 2
    with pytest.raises(TooLate):
        rate(session, "amber", standard="2", seen=0)


def test_feedback_is_not_found_before_it_is_issued(session):
    keep(session, status="under_review")

    with pytest.raises(NotFound):
        load_feedback(session, head_of(session))


def test_a_reply_is_saved_beside_the_boards_words(session):
    keep(session, status="accepted", feedback_issued_on=TODAY)

    save_reply(session, head_of(session), "1", "We agree", 1, "Priya Nair", NOW)

    stored = load_feedback(session, head_of(session)).ratings["1"].value
    assert (stored.reply, stored.board_reason) == ("We agree", "Why")


def test_there_is_no_reply_to_a_standard_that_is_not_asked(session):
    keep(session, status="accepted", feedback_issued_on=TODAY)
    with pytest.raises(NotFound):
        save_reply(session, head_of(session), "9", "We agree", 0, "Priya Nair", NOW)
