"""The action plan on paper."""

from dataclasses import replace
from datetime import date

import pytest

from reports.action_plan import action_plan
from reports.contents import PlanStandard
from tests.reports.reading import pages, words, words_as_pdfium_reads, words_as_poppler_reads
from tests.reports.samples import SLOUGH, action, action_plan_contents, heading, slough_plan


@pytest.mark.parametrize("read", [words, words_as_pdfium_reads, words_as_poppler_reads])
def test_sloughs_plan_holds_its_activities_word_for_word_and_in_order(read):
    text = read(action_plan(slough_plan()))

    places = [text.index(" ".join(entry["text"].split())) for entry in SLOUGH["actions"]]
    assert len(places) == 14
    assert places == sorted(places)


def test_each_activity_stands_under_its_standard():
    contents = slough_plan()

    text = words(action_plan(contents))

    for standard in contents.standards:
        _, own = text.rsplit(f"Standard {standard.id}: {standard.title}", 1)
        own = own.split(f"Standard {int(standard.id) + 1}: ")[0]
        assert all(" ".join(entry.text.split()) in own for entry in standard.actions)


def test_page_one_says_that_fourteen_of_fourteen_lack_a_lead_officer_and_a_date():
    first = pages(action_plan(slough_plan()))[0]

    assert "14 of 14 open entries have no lead officer" in first
    assert "14 of 14 open entries have no date" in first


def test_an_entry_that_needs_nothing_is_shown_as_no_further_action_and_its_missing_review_flagged():
    text = words(action_plan(slough_plan()))

    _, sixth = text.rsplit("Standard 6:", 1)
    sixth, _ = sixth.split("Standard 7:", 1)
    assert "No further action Kept under review" in sixth
    assert "Review: no review date" in sixth


def test_what_is_missing_is_said_in_its_place():
    bare = action(1, text="Do it", lead=None, due=None, success_measure=None)

    text = words(action_plan(with_actions(bare)))

    assert "Success measure: none given" in text
    assert "no lead officer no date" in text


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2016, 7, 19), "19 July 2016"),
        ("31/09/16", "31/09/16 (not a date)"),
        ("Ongoing", "Ongoing (not a date)"),
        ("  ", "no date"),
        (None, "no date"),
    ],
)
def test_a_due_date_is_said_in_full_and_words_to_the_letter_with_a_flag(due, said):
    text = words(action_plan(with_actions(action(1, due=due))))

    assert said in text


def test_the_latest_update_is_shown_and_not_the_one_before():
    contents = action_plan_contents()
    first = contents.standards[0].actions[0]
    later = replace(first.updates[0], text="Both have replied.", on=date(2026, 3, 1))

    text = words(action_plan(with_actions(replace(first, updates=(*first.updates, later)))))

    assert "Latest update, 1 March 2026, A. Patel: Both have replied." in text
    assert "Two landlords" not in text


def test_an_overdue_action_is_marked_so():
    text = words(action_plan(with_actions(action(1, overdue=True))))

    assert "1 of 1 is overdue" in text
    assert "Overdue On track" in text


def test_a_review_that_is_overdue_is_marked_so():
    text = words(action_plan(with_actions(action(1, needs_nothing=True, overdue=True))))

    assert "Overdue No further action Kept under review" in text


def test_an_update_of_nobody_is_shown_without_a_name():
    by_nobody = replace(action_plan_contents().standards[0].actions[0].updates[0], by="")

    text = words(action_plan(with_actions(action(1, updates=(by_nobody,)))))

    assert "Latest update, 11 February 2026: " in text


def test_a_plan_without_actions_says_so_in_sentences():
    text = words(action_plan(action_plan_contents(standards=(PlanStandard("1", "Leadership", ()),))))

    assert "Nothing is planned yet" in text
    assert "No action is planned under this standard." in text


def test_every_page_names_the_council_the_paper_the_marking_the_day_and_its_number():
    texts = pages(action_plan(action_plan_contents()))

    for number, text in enumerate(texts, 1):
        assert "Westmere Council" in text
        assert "Action plan: Section 11 audit 2025-26" in text
        assert "OFFICIAL" in text
        assert "As at 31 March 2026" in text
        assert f"Page {number} of {len(texts)}" in text


def test_a_demonstration_says_so_on_every_page():
    texts = pages(action_plan(action_plan_contents(heading=heading(demonstration=True))))

    assert all("Demonstration:" in text for text in texts)


def test_the_heading_of_a_table_is_repeated_on_every_page_that_it_reaches():
    texts = pages(action_plan(with_actions(*(action(n) for n in range(1, 80)))))

    assert len(texts) > 4
    assert all("No. Activity Lead officer Due Status" in text for text in texts[1:])


def with_actions(*actions):
    return action_plan_contents(standards=(PlanStandard("1", "Leadership", actions),))


def test_what_is_done_lacks_neither_lead_officer_nor_date():
    done = action(1, lead=None, due=None, status="complete")
    dropped = action(2, lead=" ", due="tbc", status="no_longer_needed")
    contents = action_plan_contents(standards=(PlanStandard("1", "One", (done, dropped)),))

    text = words(action_plan(contents))

    assert "Every open entry has a lead officer." in text and "Every open entry has a date." in text
    assert "none named none set Complete" in text and "none named tbc No longer needed" in text
    assert "(not a date)" not in text
