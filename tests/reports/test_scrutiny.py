"""The committee paper says what may be published, in the order of such papers, and leaves the rest to its author."""

from dataclasses import replace

import pytest

from reports.contents import BoardRatings
from reports.scrutiny import scrutiny
from reports.scrutiny_words import say_numbers
from standards.framework import Rating, Scale
from tests.reports.conformance import failures
from tests.reports.reading import bookmarks, in_order_of_structure, pages, words
from tests.reports.samples import GREEN, TITLES, action, heading
from tests.reports.samples_scrutiny import (
    empty_scrutiny_contents,
    scrutiny_contents,
    slough_scrutiny_contents,
)
from tests.reports.test_typed_text import LITERAL

HEADINGS = [
    "1. Purpose of the report",
    "2. Recommendations",
    "3. Corporate priorities",
    "4. Other implications",
    "5. Supporting information",
    "6. Comments of other committees",
    "7. Conclusion",
    "8. Appendices attached",
    "9. Background papers",
    "Appendix A: The action plan",
]


@pytest.fixture(scope="module")
def said():
    return words(scrutiny(scrutiny_contents()))


@pytest.mark.parametrize("contents", [scrutiny_contents, empty_scrutiny_contents, slough_scrutiny_contents])
def test_it_has_the_headings_of_a_committee_paper_in_their_order(contents):
    paper = scrutiny(contents())

    assert [title for level, title in bookmarks(paper) if level == 1] == HEADINGS


def test_paragraphs_are_numbered_through_their_section(said):
    for number in (*(f"5.{n}" for n in range(1, 15)), "1.1", "2.6", "4.6", "9.2"):
        assert f" {number} " in said


def test_a_number_is_read_before_its_paragraph():
    read = in_order_of_structure(scrutiny(scrutiny_contents()))

    assert "1.1 This report tells the Panel" in read


def test_what_only_the_council_knows_is_left_to_the_author_in_marked_lines(said):
    for wanted in ("the name of the panel", "the corporate plan", "what the actions cost", "propose a month"):
        assert wanted in said
    assert said.count("[For the author: ") == 14


def test_the_panel_is_asked_about_what_is_late_or_lacks_a_lead_or_a_date(said):
    assert "The Panel is requested to: 2.1 note the ratings" in said
    assert "about what is overdue in the plan: number 4;" in said
    assert "what has no lead officer: number 2;" in said
    assert "a date for what has none: numbers 2 and 3;" in said


def test_nothing_is_recommended_about_what_is_in_order():
    contents = scrutiny_contents(plan=(), accepted=())

    said = words(scrutiny(contents))

    assert "overdue in the plan" not in said
    assert "2.2 decide when it looks at progress again" in said


def test_an_audit_that_is_still_open_is_not_told_as_past(said):
    contents = scrutiny_contents()
    opened = replace(contents, closes=contents.heading.as_at)

    assert "The audit ran from 1 September 2025 to 28 November 2025. It covers 34 criteria" in said
    assert "The audit runs from 1 September 2025 to " in words(scrutiny(opened))


def test_one_days_figures_alone_are_not_said_to_be_unchanged():
    said = words(scrutiny(slough_scrutiny_contents()))

    assert "There are no earlier figures to set beside those of 19 July 2016." in said
    assert "have not changed" not in said


def test_ratings_are_told_in_numbers_in_words_and_whose_return_is_still_out(said):
    assert "the board gave 9 ratings: 4 Green, 4 Amber and 1 Red." in said
    assert "Red is the lowest of the scale. It was given on standard 3 (1 directorate)." in said
    assert "accepted 2 of 3 returns. Not accepted so far: Leisure." in said


def test_the_conclusion_states_facts(said):
    assert "7.1 The audit asked 3 directorates; the board has accepted 2 returns." in said
    assert "7.3 Of 6 actions, 1 is complete. 1 entry is overdue; 1 without a lead officer." in said


def test_progress_since_half_a_year_is_told_by_number(said):
    assert (
        "1 entry came into the plan (number 7), 1 entry was completed (number 5) and 2 entries have a later "
        "date than then (numbers 1 and 4)."
    ) in said


def test_appendix_a_is_the_plan_as_the_action_plan_prints_it(said):
    appendix = said[said.rindex("Appendix A: The action plan") :]

    assert appendix.index("Standard 1:") < appendix.index("Standard 8:")
    assert "Latest update, 11 February 2026" in appendix


def test_an_audit_without_anything_says_so_in_sentences():
    paper = scrutiny(empty_scrutiny_contents())

    assert "There is no action plan yet." in words(paper)
    assert "It asked no directorate." in words(paper)
    assert failures(paper) == []


def test_sloughs_paper_says_that_nothing_had_a_lead_or_a_date_and_that_no_rating_is_known():
    paper = scrutiny(slough_scrutiny_contents())

    said = words(paper)
    assert "14 entries have no lead officer: numbers 1 to 14." in said
    assert "There is no accepted rating." in said
    assert len(pages(paper)) <= 8  # Slough's own had eight
    assert failures(paper) == []


@pytest.mark.parametrize("text", LITERAL[:5])
def test_typed_names_are_printed_to_the_letter(text):
    typed = scrutiny_contents(heading=heading(board=text, cycle="Audit"), asked=(text, "b"), accepted=(text,))

    assert f"It asked 2 directorates: {text} and b." in words(scrutiny(typed))


def test_a_scale_of_seven_long_ratings_is_told_without_columns():
    scale = Scale(
        tuple(
            Rating(f"r{n}", f"Wholeheartedly {n}", "Much", colour)
            for n, colour in enumerate(("green", "lime", "yellow", "amber", "orange", "red", "grey"))
        )
    )
    given = tuple((rating, 1) for rating in scale.ratings)
    ratings = (BoardRatings("1", TITLES[0], (*given, (None, 0))),)

    paper = scrutiny(replace(scrutiny_contents(), scale=scale, ratings=ratings))

    assert "1 Wholeheartedly 6" in words(paper)
    assert failures(paper) == []


def test_forty_standards_take_as_many_pictures_as_they_need():
    ratings = tuple(BoardRatings(str(n), "Staff training", ((GREEN, 300), (None, 0))) for n in range(1, 41))

    read = in_order_of_structure(scrutiny(scrutiny_contents(ratings=ratings)))

    assert "the board gave 12000 ratings" in read


@pytest.mark.parametrize(
    ("numbers", "words_of_them"),
    [
        ([4], "number 4"),
        ([1, 2], "numbers 1 and 2"),
        ([3, 1, 2, 7], "numbers 1 to 3 and 7"),
        (range(1, 41, 2), "numbers 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 8 more"),
    ],
)
def test_entries_are_named_by_number_and_of_very_many_the_first_dozen(numbers, words_of_them):
    assert say_numbers(numbers) == words_of_them


def test_only_a_paper_with_a_long_plan_lists_its_parts():
    (standard, *_) = scrutiny_contents().plan
    short, long = (
        replace(standard, actions=tuple(action(number) for number in range(1, entries + 1)))
        for entries in (60, 61)
    )

    assert "Contents 1. Purpose of the report" in words(scrutiny(scrutiny_contents(plan=(long,))))
    assert "Contents" not in words(scrutiny(scrutiny_contents(plan=(short,))))
