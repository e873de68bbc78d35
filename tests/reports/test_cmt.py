"""The action report to the corporate management team on paper."""

from dataclasses import replace

import pytest

from reports.cmt import cmt
from reports.contents import PositionLine, SinceLast, StandardPosition
from standards.framework import Rating
from tests.reports.reading import pages, words
from tests.reports.samples import cmt_contents


def test_page_one_says_what_to_decide_where_the_plan_stands_and_what_hurts_most():
    first = pages(cmt(cmt_contents()))[0]

    order = ["What CMT is asked to decide", "Name a lead officer for action 2.", "Where the plan stands"]
    order += ["Issues to highlight, worst first", "Why: Two months overdue", "Why: It has no lead officer"]
    places = [first.index(words) for words in order]
    assert places == sorted(places)


def test_the_position_is_one_line_of_numbers_against_last_time():
    first = pages(cmt(cmt_contents()))[0]

    assert "Complete On track At risk Not started Overdue No lead officer No date" in first
    assert "1 was 0 1 was 1 1 was 1 2 was 4 1 was 2 1 was 3 2 was 4" in first


def test_an_issue_names_its_owner_or_that_there_is_none():
    first = pages(cmt(cmt_contents()))[0]

    assert "Director of Housing 31 January 2026" in first
    assert "no lead officer no date" in first


def test_the_first_report_says_that_there_is_nothing_to_compare_with():
    contents = cmt_contents(since=None, position=PositionLine("The plan", cmt_contents().position.now, None))

    text = words(cmt(contents))

    assert "This is the first report." in text
    assert "There is no earlier report to compare with." in text
    assert "so there is nothing to compare with" in text and "Slipped" not in text
    assert "was 4" not in text.split("By directorate")[0]


def test_ratings_are_counted_for_the_directorates_and_for_the_board():
    text = words(cmt(cmt_contents()))

    assert "Standard Rated by Green Amber Red Not applicable Not rated" in text
    assert "Standard 8: Information sharing Directorates The board 4 4 2 2 0 0 1 1 1 1" in text


@pytest.mark.parametrize("labels", [[f"Level {n}" for n in range(7)], ["Met", "Unsatisfactory"]])
def test_a_scale_too_wide_for_columns_is_counted_in_words(labels):
    scale = [Rating(label, label, "", "blue") for label in labels]
    counted = ((scale[0], 2), *((rating, 0) for rating in scale[1:]), (None, 4))

    text = words(cmt(cmt_contents(ratings=(StandardPosition("1", "Commitment", counted, ()),))))

    assert f"Standard 1: Commitment 2 {labels[0]} 4 Not rated Nobody was asked" in text


def test_actions_that_are_no_longer_needed_are_said_so_that_the_numbers_add_up():
    position = replace(cmt_contents().position.now, no_longer_needed=2)

    text = words(cmt(cmt_contents(position=PositionLine("The plan", position, None))))

    assert f"The plan has {position.actions} actions, of which 2 no longer needed." in text


def test_the_plan_is_the_annex():
    _, annex = words(cmt(cmt_contents())).split("Annex: the action plan", 1)

    assert "Latest update, 11 February 2026" in annex
    assert "No action is planned under this standard." in annex


def test_a_report_with_nothing_in_it_is_made_of_sentences():
    bare = dict.fromkeys(
        (
            "decisions",
            "issues",
            "plan",
            "ratings",
            "by_standard",
        ),
        (),
    )

    text = words(cmt(cmt_contents(by_directorate=(), since_last=SinceLast(), **bare)))

    for sentence in (
        "No decision is asked of CMT this time.", "There is no issue to highlight.",
        "No standard has an action.", "No directorate has an action.",
        "No action was completed.", "No due date was moved to a later one.", "No action is new.",
        "No action is overdue.", "Every open action has a lead officer.", "Every open action has a date.",
        "No action was taken out of the plan.", "Nothing else changed.", "No standard has been rated.",
        "There is no action plan yet.",
    ):  # fmt: skip
        assert sentence in text


def test_three_hundred_directorates_fit():
    line = cmt_contents().by_directorate[0]
    many = tuple(PositionLine(f"Directorate {n}", line.now, line.before) for n in range(300))

    texts = pages(cmt(cmt_contents(by_directorate=many)))

    assert "Directorate 299" in " ".join(texts)
    assert sum("Directorate Actions Complete" in text for text in texts) > 5


def test_page_one_counts_what_was_completed_slipped_and_is_new():
    first = pages(cmt(cmt_contents()))[0]

    assert "at the last report it had 6. Since then: 1 completed, 1 slipped, 1 new, 1 taken out." in first


def test_every_kind_of_change_has_its_own_heading_in_order():
    told = words(cmt(cmt_contents())).split("Since the last report, 31 December 2025")[1]

    headings = (
        "Completed No.", "Slipped No.", "New No.", "Overdue No.", "Without a lead officer No.",
        "Without a date No.", "Taken out No.", "Other changes No.", "By standard",
    )  # fmt: skip
    places = [told.index(heading) for heading in headings]
    assert places == sorted(places)


def test_a_slip_is_printed_with_both_dates_and_how_often():
    text = words(cmt(cmt_contents()))

    assert "No. Activity Lead officer Was due Now due Moved in all" in text
    assert "Asha Patel 1 May 2026 30 June 2026 2 times" in text


def test_where_no_report_was_issued_the_day_is_named_alone():
    text = words(cmt(cmt_contents(is_first=True)))

    assert "This is the first report; it compares with 31 December 2025." in text
    assert "on 31 December 2025 it had 6" in text
    assert "Since 31 December 2025 Completed" in text and "Since the last report" not in text


def test_progress_over_the_quarters_is_a_picture_and_its_numbers():
    text = words(cmt(cmt_contents()))

    assert "Progress over the quarters" in text
    assert "30 September 2025 6 0 1 1 4 1 0" in text
