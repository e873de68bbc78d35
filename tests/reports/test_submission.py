"""A directorate's whole return on paper."""

from dataclasses import replace

from reports.submission import submission
from tests.reports.reading import bookmarks, pages, words
from tests.reports.samples import HOW_KNOWN, IMPACT, NARRATIVE, answer, submission_contents
from tests.reports.test_typed_text import one_answer


def test_every_answer_is_there_in_full():
    text = words(submission(submission_contents(standards=one_answer(answer("1.1")))))

    assert " ".join(NARRATIVE.split()) in text
    assert HOW_KNOWN in text
    assert IMPACT in text
    assert "Housing safeguarding policy, intranet, policy 14, file policy.pdf, 1 June 2025" in text


def test_it_says_whether_and_when_it_was_signed_off():
    signed = words(submission(submission_contents()))
    unsigned = words(submission(submission_contents(signed_off_by=None, signed_off_on=None)))

    assert "Signed off by Dana Whitfield on 30 January 2026." in signed
    assert "Not signed off." in unsigned


def test_an_answer_that_is_not_there_is_not_answered_and_not_applicable_gives_its_reason():
    text = words(submission(submission_contents()))

    assert "Not applicable Why it does not apply No schools." in text
    assert "Not answered" in text
    assert "10 of 11 criteria" in text


def test_a_rating_without_words_says_that_nothing_was_written():
    bare = answer("1.1", narrative="", how_known=" ", impact="", evidence=())

    text = words(submission(submission_contents(standards=one_answer(bare))))

    assert text.count("nothing was written") == 3
    assert "No evidence is listed." in text


def test_the_proposed_action_shows_what_is_missing_and_what_is_not_a_date():
    text = words(submission(submission_contents()))

    assert "Lead officer: Asha Patel Due: 31/09/16 (not a date) Success measure: none given" in text


def test_a_proposed_action_without_its_text_keeps_what_else_was_typed():
    begun = answer("1.1", action_text=" ", action_lead="Asha Patel")

    text = words(submission(submission_contents(standards=one_answer(begun))))

    assert "Proposed action not described yet Lead officer: Asha Patel" in text


def test_a_standard_without_a_word_is_one_sentence():
    began, blank, *_ = submission_contents().standards

    text = words(submission(submission_contents(standards=(began, emptied(blank)))))

    assert "Nothing is answered yet of the 1 criterion of this standard." in text


def test_a_return_without_a_word_is_one_page():
    standards = tuple(map(emptied, submission_contents().standards))

    (only,) = pages(submission(submission_contents(standards=standards)))

    assert "Nothing is written in this return yet." in only


def emptied(standard):
    bare = [
        replace(one, rating=None, narrative="", how_known="", impact="", na_reason="", evidence=(),
                action_text="", action_lead="", action_due=None, sent_back="")
        for one in standard.answers
    ]  # fmt: skip
    return replace(standard, self_rating=None, board_rating=None, answers=tuple(bare))


def test_a_return_without_standards_says_so():
    assert "No standard was asked." in words(submission(submission_contents(standards=())))


def test_a_criterion_is_bookmarked_by_its_number():
    assert (2, "1.2") in bookmarks(submission(submission_contents()))
