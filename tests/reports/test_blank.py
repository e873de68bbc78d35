"""The form on paper asks all that is asked, keeps a question with its boxes, and reads as a form."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.blank import blank
from standards.framework import Rating, Scale, Standard
from standards.library import library
from tests.reports.conformance import failures
from tests.reports.reading import bookmarks, objects, pages, structure, words
from tests.reports.samples import AMBER, GREEN, SCALE
from tests.reports.samples_scrutiny import blank_contents, criterion, standards
from tests.reports.test_typed_text import LITERAL

LAST_QUESTION = "When will it be done?"
SEVEN = Scale(
    tuple(
        Rating(f"r{n}", f"Step {n} of seven", "What this step means, in so many words. " * 2, colour)
        for n, colour in enumerate(("green", "lime", "yellow", "amber", "orange", "red", "grey"))
    )
)
SIZES = [
    *((framework.scale, framework.standards) for framework in library()),
    (SEVEN, standards(3, 5)),
    (SCALE, standards(1, 1)),
    (Scale((GREEN, AMBER)), standards(20, 3)),
]


@pytest.mark.parametrize(("scale", "asked"), SIZES)
def test_a_criterion_stands_on_one_page_with_its_boxes_and_its_lines(scale, asked):
    texts = pages(blank(blank_contents(scale=scale, standards=asked)))

    for each in (each for standard in asked for each in standard.criteria):
        begun = f" {each.id} {' '.join(each.statement.split())}"
        (page,) = (text for text in texts if begun in text)
        rest = page[page.index(begun) :]
        assert all(f"{rating.label}: {rating.meaning.strip()}" in rest for rating in scale.ratings)
        assert LAST_QUESTION in rest


@pytest.mark.parametrize(("index", "most"), [(0, 22), (1, 31)])
def test_the_built_in_frameworks_print_at_two_criteria_a_page(index, most):
    framework = library()[index]

    texts = pages(blank(blank_contents(scale=framework.scale, standards=framework.standards)))

    assert len(texts) <= most
    assert sum(text.count(LAST_QUESTION) for text in texts) == len(framework.criteria)


def test_six_hundred_criteria_take_three_hundred_pages_and_a_few():
    paper = blank(blank_contents(standards=standards(20, 30)))

    assert 300 <= len(PdfReader(BytesIO(paper)).pages) <= 306


def test_the_head_says_whose_form_it_is_and_by_when_it_is_answered():
    first = pages(blank(blank_contents()))[0]

    for said in ("Westmere Council", "Section 11 audit 2025-26", "Answer by 28 November 2025."):
        assert said in first


def test_each_criterion_says_what_is_usually_offered_and_what_is_asked_about_impact():
    said = words(blank(blank_contents()))

    assert "Usually offered as evidence: Forward plan; Minutes that show a decision." in said
    assert "On what changed: Which decision followed, and what improved for children?" in said


def test_the_end_asks_for_each_standard_as_a_whole_and_for_name_directorate_signature_and_date():
    said = words(blank(blank_contents()))

    end = said[said.index("The standards as a whole") :]
    assert end.endswith("Signed off by the director Name Post Directorate Signature Date")
    assert end.count("Why?") == 2


def test_boxes_and_lines_are_tagged_as_fields_for_a_pen():
    paper = blank(blank_contents(standards=standards(1, 1)))

    written = objects(paper)
    assert written.count(b"/PrintField") == 2 * 4 + 1 + 7 + 1 + 5
    assert written.count(b"/Role /rb") == 2 * 4
    forms = [text.strip() for _, role, text in structure(paper) if role == "Form"]
    assert "Green: In place, and known to work" in forms
    assert "Who leads on it?" in forms


def test_criteria_are_bookmarked_by_their_number():
    found = bookmarks(blank(blank_contents()))

    assert (2, "1.1") in found
    assert (2, "2.3") in found


@pytest.mark.parametrize("scale", [SCALE, SEVEN])
def test_it_is_accessible(scale):
    assert failures(blank(blank_contents(scale=scale))) == []


@pytest.mark.parametrize("text", LITERAL[:5])
def test_a_hostile_framework_is_printed_to_the_letter(text):
    hostile = criterion("1.1", statement=text, evidence=(text,), impact_prompt=text)
    asked = (Standard("1", text, (hostile,)),)

    said = words(blank(blank_contents(standards=asked)))

    assert f"1.1 {text} Usually offered as evidence: {text}. On what changed: {text}" in said


def test_a_statement_longer_than_a_page_is_printed_whole():
    long = "Senior managers review safeguarding on a set timetable. " * 170
    asked = (Standard("1", "A title " * 60, (criterion("1.1", statement=long),)),)

    paper = blank(blank_contents(scale=SEVEN, standards=asked))

    assert words(paper).count("on a set timetable") == 170
    assert failures(paper) == []
