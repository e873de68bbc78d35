"""The action plan as sheets: every action, every update, what is missing said in place."""

from datetime import date, datetime

import pytest

from reports.contents import PlanUpdate
from reports.sheets.action_plan import action_plan
from reports.sheets.csv import csv
from tests.reports.samples import SLOUGH, action, action_plan_contents, plan, slough_plan
from tests.reports.sheets.reading import lines, records, workbook


@pytest.fixture(scope="module")
def made():
    return workbook(action_plan(action_plan_contents()))


def test_each_action_is_a_row_with_all_that_the_plan_says(made):
    first, *others = records(made["Action plan"])

    assert [row["Number"] for row in others] == [2, 3, 4, 5, 6, 7]
    assert first == {
        "Number": 1,
        "Standard": "1",
        "Standard title": plan()[0].title,
        "Directorate": "Housing",
        "Action": "Write the safeguarding clause into every contract",
        "Lead officer": "Asha Patel",
        "Due date": datetime(2026, 6, 30),
        "Due, where it is no date": None,
        "Status": "On track",
        "Overdue": "No",
        "Success measure": "Eleven of eleven contracts carry the clause",
        "Latest update on": datetime(2026, 2, 11),
        "Latest update by": "A. Patel",
        "Latest update": "Two landlords have not replied.",
        "Sources": "Housing, criterion 1.3",
    }


def test_what_is_missing_or_no_date_is_said_in_place(made):
    rows = records(made["Action plan"])

    assert (rows[1]["Lead officer"], rows[1]["Due date"]) == ("No lead officer", None)
    assert rows[1]["Due, where it is no date"] == "No date"
    assert rows[1]["Directorate"] == "The whole organisation"
    assert rows[2]["Due, where it is no date"] == "31/09/16"
    assert rows[3]["Overdue"] == "Yes"
    assert rows[5]["Status"] == "No further action, kept under review"


def test_a_review_without_a_date_says_so():
    (standard, *_) = plan()
    review = action(1, needs_nothing=True, due=None)

    made = workbook(
        action_plan(action_plan_contents(standards=(type(standard)("1", "A standard", (review,)),)))
    )

    assert records(made["Action plan"])[0]["Due, where it is no date"] == "No review date"


def test_what_is_done_lacks_neither_lead_nor_date():
    (standard, *_) = plan()
    done = action(1, status="complete", lead=None, due=None)

    made = workbook(
        action_plan(action_plan_contents(standards=(type(standard)("1", "A standard", (done,)),)))
    )

    (row,) = records(made["Action plan"])
    assert (row["Lead officer"], row["Due date"], row["Due, where it is no date"]) == (None, None, None)


def test_every_update_is_a_row_and_the_newest_stands_beside_its_action():
    updates = (
        PlanUpdate(date(2026, 1, 5), "on_track", "end of spring", "Begun", "A. Patel"),
        PlanUpdate(date(2026, 2, 11), "at_risk", None, "Stuck", "T. Okafor"),
    )
    (standard, *_) = plan()
    told = type(standard)("1", "A standard", (action(1, updates=updates),))

    made = workbook(action_plan(action_plan_contents(standards=(told,))))

    first, second = records(made["Updates"])
    assert (first["Update on"], first["Due, where it is no date"]) == (datetime(2026, 1, 5), "end of spring")
    assert (second["Status"], second["Update by"], second["Due date set"]) == ("At risk", "T. Okafor", None)
    assert second["Due, where it is no date"] is None
    assert records(made["Action plan"])[0]["Latest update"] == "Stuck"


def test_sloughs_published_plan_is_there_word_for_word():
    head, *below = lines(action_plan(slough_plan(), csv))

    texts = [row[head.index("Action")] for row in below]
    assert texts == [entry["text"] for entry in SLOUGH["actions"]]
