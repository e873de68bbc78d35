"""A Word file says everything that the PDF says, in the same order."""

from dataclasses import replace

import pytest

from reports.action_plan import action_plan
from reports.feedback import feedback
from reports.submission import submission
from reports.text import Text
from reports.word import word
from reports.word.body import UnknownFlowable
from tests.reports.reading import in_order_of_structure
from tests.reports.samples import (
    HEADING,
    action,
    answer,
    feedback_contents,
    slough_plan,
    submission_contents,
)
from tests.reports.test_action_plan import with_actions
from tests.reports.test_typed_text import EMOJI, LITERAL, fields, one_answer
from tests.reports.word.reading import (
    lines,
    of_story,
    papers,
    story_of,
    words,
    words_of_story,
    words_without_pictures,
    xml,
)

PAPERS = [pytest.param(paper, contents, id=paper.__name__) for paper, contents in papers()]
URDU = "بچوں کی حفاظت ہر ایک کی ذمہ داری ہے"


def test_the_samples_have_every_paper_that_is_handed_out_as_a_word_file():
    assert {paper.__name__ for paper, _ in papers()} >= {"feedback", "cmt", "action_plan"}


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_every_word_of_the_story_is_in_the_word_file_in_the_same_order(paper, contents):
    story = story_of(paper, contents())

    assert words(paper(contents(), word)) == words_of_story(story)


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_every_word_that_is_read_out_of_the_pdf_is_in_the_word_file(paper, contents):
    read_out = in_order_of_structure(paper(contents()))

    said = words_without_pictures(paper(contents(), word))
    assert said.split() == [each for each in read_out.split() if each != "•"]


def test_a_published_plan_without_officers_or_dates_is_said_whole():
    plan = slough_plan()

    text = words(action_plan(plan, word))

    assert text == words_of_story(story_of(action_plan, plan))
    assert text.count("no lead officer no date") == 13


@pytest.mark.parametrize("text", [*LITERAL, EMOJI, URDU, f"read {URDU} (twice) and Ελλάδα", "ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ"])
def test_text_of_any_kind_is_written_to_the_letter(text):
    in_a_text = words(submission(submission_contents(standards=one_answer(answer(narrative=text))), word))
    in_a_cell = words(action_plan(with_actions(action(1, text=text)), word))

    assert text in in_a_text
    assert text in in_a_cell


def test_forty_thousand_characters_are_written_whole():
    text = " ".join(f"word{number}" for number in range(4600))
    assert len(text) > 40_000

    assert text in words(action_plan(with_actions(action(1, text=text)), word))


@pytest.mark.parametrize("text", ["word " * 1200, "w" * 6_000, "line\n" * 300, f"{URDU}\nline\n\n" * 200])
def test_no_text_of_a_feedback_is_too_long_for_a_word_file(text):
    first = feedback_contents().standards[0]
    told = ("self_reason", "board_reason", "strengths", "challenge", "reply", "title", "evidence_wanted")
    criteria = tuple(replace(criterion, statement=text, sent_back=text) for criterion in first.criteria)
    standards = (type(first)(**{**fields(first), **dict.fromkeys(told, text), "criteria": criteria}),)
    contents = feedback_contents(standards=standards, directorate=text, contact=text, signed_off_by=text)

    written = words(feedback(contents, word))

    assert written == words_of_story(story_of(feedback, contents))


def test_line_breaks_are_kept_where_they_were_typed():
    (line,) = lines(xml(of_story(Text("one\r\n  two\n\n three  \rfour"))))

    assert line == "one\n  two\n\n three  \nfour"


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_xml_cannot_hold_is_left_out_or_said_in_words(char):
    paper = word(
        replace(HEADING, organisation=f"a{char}b", marking=f"c{char}d", cycle=f"e{char}f", framework=char),
        f"g{char}h",
        [Text(f"before{char}after")],
    )

    text = words(paper)
    assert text.startswith("before")
    assert text.endswith("after")


def test_a_flowable_that_is_not_known_is_refused_by_its_name_and_quotes_nothing():
    class Stamp(Text):
        """Prints more than its words."""

    with pytest.raises(UnknownFlowable, match="Stamp") as refusal:
        of_story(Stamp("the child's name"))

    assert "child" not in str(refusal.value)


def test_a_failure_quotes_nothing_that_was_typed():
    class Broken:
        def __iter__(self):
            raise ValueError("the child's name")

    with pytest.raises(Exception, match=r"ValueError in test_words\.py") as failure:
        word(HEADING, "Title", Broken())

    assert "child" not in str(failure.value)
    assert failure.value.__context__ is None
