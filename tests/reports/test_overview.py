"""The overview for the board: page one stands alone, and every part is a sentence where it is empty."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.contents import Counted
from reports.overview import overview
from tests.reports.overview_samples import change, many, nothing_yet, overview_contents, themes
from tests.reports.reading import bookmarks, in_order_of_structure, objects, pages, structure, words
from tests.reports.samples import AMBER, RED, SCALE
from tests.reports.test_typed_text import LITERAL


def test_page_one_tells_who_replied_what_to_take_up_and_how_every_standard_is_rated():
    first = pages(overview(overview_contents()))[0]

    assert "It asked 6 directorates." in first
    assert "Signed off late: Children's services." in first
    assert "Not signed off, and past the last day: Leisure and Licensing." in first
    assert "Ask for replies to 2 challenges" in first
    assert "8 Information sharing Own" in first


def test_the_parts_stand_in_the_order_in_which_a_board_reads():
    parts = [title for level, title in bookmarks(overview(overview_contents())) if level == 1]

    assert parts == [
        "What the board should take up",
        "Ratings of each standard",
        "Who was asked, and who replied",
        "Every directorate by standard",
        "Change since the last audit",
        "Common themes",
        "Good practice to share",
        "Overdue actions",
        "Lessons about the audit itself",
    ]


def test_who_was_late_had_more_time_or_signed_off_again_is_said_in_the_row():
    text = in_order_of_structure(overview(overview_contents()))

    assert "Children's services Signed off 9 February 2026 9 days late 31 January 2026" in text
    assert "Adult social care Signed off 12 February 2026 14 February 2026 More time was given" in text
    assert "20 February 2026 Signed off again after the board had sent it back" in text
    assert "Leisure In progress not signed off" in text


def test_the_matrix_says_both_ratings_in_words_where_they_differ():
    same, other = overview_contents().matrix[0], overview_contents().matrix[1]
    rows = (
        replace(same, own=(AMBER,) * 8, board=(AMBER,) * 8),
        replace(other, own=(AMBER,) * 8, board=(RED,) * 8),
    )

    text = in_order_of_structure(overview(overview_contents(matrix=rows)))

    assert "Housing Amber Amber Amber Amber Children's services Amber Red Amber Red" in text


def test_a_directorate_that_the_board_has_not_rated_says_so_beside_its_name():
    text = in_order_of_structure(overview(overview_contents()))

    assert "Public health Not rated by the board yet" in text


def test_the_matrix_of_three_hundred_directorates_is_in_letters_that_are_explained():
    text = in_order_of_structure(overview(many(300, 8, SCALE.ratings)))

    assert (
        "Letters stand for ratings: G for Green, A for Amber, R for Red, NA for Not applicable and NR for"
        in text
    )
    assert text.count("Directorate 300: services") == 2  # in the table of replies, and once in the matrix


def test_twenty_standards_of_a_long_scale_are_split_into_tables_that_fit():
    titles = [title for level, title in bookmarks(overview(many(2)))]

    assert [title for title in titles if title.startswith("Standards ")] == [
        "Standards 1 to 5", "Standards 6 to 10", "Standards 11 to 15", "Standards 16 to 20",
    ]  # fmt: skip


def test_change_is_counted_by_standard_and_what_was_left_out_is_named():
    text = in_order_of_structure(overview(overview_contents()))

    assert (
        "Against Section 11 audit 2023-24, 96 answers can be compared: 32 better, 48 the same, 16 worse."
        in text
    )
    assert "Standard 8: Information sharing 4 of 5 12 4 6 2" in text
    assert "What could not be compared • Criteria that are new or worded otherwise now: 1.5, 2.5." in text


def test_where_nothing_can_be_compared_there_is_a_sentence_and_why():
    none = tuple(replace(line, compared=0, unchanged=0) for line in change().standards)

    text = words(overview(overview_contents(change=change(standards=none, not_compared=("Other scales.",)))))

    assert "Nothing could be compared with Section 11 audit 2023-24." in text
    assert "Other scales." in text
    assert "0 of 5" not in text


def test_of_very_many_themes_and_strengths_the_first_are_printed_and_the_rest_counted():
    worst = tuple(Counted(str(n), f"Criterion of {n}", 3, 9) for n in range(1, 15))
    contents = overview_contents(themes=replace(themes(), worst=worst), strengths=many(9, 1).strengths)

    text = words(overview(contents))

    assert "4 more have one or more." in text
    assert "The feedback tells of 3 more." in text


def test_an_audit_that_asks_nobody_is_made_of_sentences():
    text = words(overview(nothing_yet()))

    assert "0 of 0" not in text
    for sentence in (
        "Nothing of this audit is open",
        "Nobody was asked, so no standard is rated.",
        "The audit asks no directorate.",
        "No directorate has signed off, so there is nothing to compare yet.",
        "This board has no earlier audit of this organisation here to compare with.",
        "No criterion is rated Red.",
        "No action of this audit's plan is overdue.",
        "Nobody was asked, so nothing was measured.",
    ):
        assert sentence in text


def test_the_picture_says_what_it_shows_and_its_numbers_follow_as_a_table():
    read = structure(overview(overview_contents()))

    roles = [role for _, role, _ in read]
    figure = roles.index("Figure")
    assert roles[figure - 1] == "H2"
    assert roles[figure + 1] == "Table"


def test_overdue_actions_of_the_last_plan_stand_under_its_name():
    contents = overview_contents(overdue=(), overdue_before=overview_contents().overdue)

    text = words(overview(contents))

    assert "No action of this audit's plan is overdue. From the plan of Section 11 audit 2023-24" in text


@pytest.mark.parametrize("directorates", [1, 300])
def test_any_number_of_directorates_makes_an_overview(directorates):
    made = overview(many(directorates, 8, SCALE.ratings))

    assert len(PdfReader(BytesIO(made)).pages) < 8 + directorates / 6


@pytest.mark.parametrize("typed", LITERAL[:4])
def test_names_and_strengths_are_printed_as_typed(typed):
    contents = overview_contents()
    replies = tuple(replace(reply, directorate=typed) for reply in contents.replies)
    strengths = (replace(contents.strengths[0], text=typed),)

    made = overview(replace(contents, replies=replies, strengths=strengths))

    said = "".join(words(made).split())
    assert said.count("".join(typed.split())) >= len(replies)
    assert f"Housing: {typed}" in words(made)
    assert b"/URI" not in objects(made)


def test_only_a_long_overview_lists_its_parts_after_its_first_findings():
    short, long = (words(overview(many(asked, 8, SCALE.ratings))) for asked in (20, 21))

    assert "Contents Who was asked, and who replied" in long
    assert "Contents" not in short
