"""The overview as sheets: every rating in a row, then what is counted from them."""

from dataclasses import fields, replace
from datetime import date, datetime

import pytest

from reports.contents import (
    AuditFacts,
    ChangeSince,
    Counted,
    MatrixRow,
    OverviewContents,
    Reply,
    StandardChange,
    StandardPosition,
    Strength,
    Themes,
)
from reports.sheets.audit_facts import WORDS
from reports.sheets.csv import csv
from reports.sheets.overview import overview
from tests.reports.samples import AMBER, GREEN, HEADING, NOT_APPLICABLE, RED, SCALE, action
from tests.reports.sheets.reading import lines, records, rows, workbook

COUNTED = ((GREEN, 1), (AMBER, 0), (RED, 0), (NOT_APPLICABLE, 0), (None, 1))
CONTENTS = OverviewContents(
    heading=HEADING,
    opens=date(2025, 11, 1),
    closes=date(2026, 1, 31),
    scale=SCALE,
    take_up=("Ask why 1 action is overdue (4).",),
    facts=AuditFacts(*range(1, len(fields(AuditFacts)) + 1)),
    ratings=(StandardPosition("1", "Leadership", COUNTED, COUNTED),),
    replies=(Reply("Housing", "Accepted", "late", date(2026, 2, 3), date(2026, 1, 31), False),),
    matrix=(MatrixRow("Housing", (GREEN,), (AMBER,)), MatrixRow("Leisure", (RED,), (None,))),
    change=ChangeSince(
        "Section 11 audit 2023-24", (StandardChange("1", "Leadership", 4, 3, 6, 2, 1, 3),), ("1.4 is new.",)
    ),
    themes=Themes(RED, (Counted("1.2", "Reviews", 1, 2),), (Counted("1", "Leadership", 1, 1),), (), ()),
    strengths=(Strength("1", "Leadership", "Housing", "=A model for others"),),
    overdue=(action(4, due=date(2026, 1, 31), overdue=True),),
    overdue_before=(action(9, due=date(2024, 1, 31), overdue=True),),
)


@pytest.fixture(scope="module")
def made():
    return workbook(overview(CONTENTS))


def test_each_rating_of_a_directorate_is_a_row_beside_the_boards(made):
    assert rows(made["Ratings"])[1:] == [
        ["1", "Leadership", "Housing", "Green", "Amber", "Yes"],
        ["1", "Leadership", "Leisure", "Red", "Not rated", None],
    ]


def test_the_csv_is_the_ratings():
    assert lines(overview(CONTENTS, csv))[1] == ["1", "Leadership", "Housing", "Green", "Amber", "Yes"]


def test_each_standard_counts_the_ratings_of_the_scale_by_both_sides(made):
    head, own, board = rows(made["Standards"])

    assert head[2:] == ["Rated by", "Green", "Amber", "Red", "Not applicable", "Not rated"]
    assert own[2:] == ["Directorates", 1, 0, 0, 0, 1]
    assert board[2] == "The board"


def test_who_replied_when_and_what_changed_are_rows(made):
    (reply,), (change,) = records(made["Replies"]), records(made["Since last time"])

    assert (reply["Reply"], reply["Signed off on"]) == ("Late", datetime(2026, 2, 3))
    assert [change[name] for name in ("Unchanged criteria", "Better", "Worse", "Same")] == [3, 2, 1, 3]
    assert dict(rows(made["About"]))["Not compared"] == "1.4 is new."


def test_themes_and_good_practice_and_overdue_actions_of_both_plans_are_rows(made):
    assert [row["Theme"] for row in records(made["Themes"])] == [
        "Criteria rated Red by directorates", "The board rated otherwise",
    ]  # fmt: skip
    assert records(made["Good practice"])[0]["What the board found strong"] == "=A model for others"
    assert [(row["Plan of"], row["Number"]) for row in records(made["Overdue actions"])] == [
        ("Section 11 audit 2025-26", 4), ("Section 11 audit 2023-24", 9),
    ]  # fmt: skip


def test_every_fact_about_the_audit_has_its_words(made):
    assert set(WORDS) == {field.name for field in fields(AuditFacts)}
    assert rows(made["The audit itself"])[1] == ["Directorates asked", 1]


def test_an_audit_that_nobody_answered_says_so_on_every_sheet():
    empty = replace(
        CONTENTS, take_up=(), ratings=(), replies=(), matrix=(), change=None, strengths=(), overdue=(),
        overdue_before=(), themes=Themes(None, (), (), (), ()),
    )  # fmt: skip

    made = workbook(overview(empty))

    assert made["Ratings"]["B2"].value == "No directorate's return can be read by the board yet."
    assert made["Since last time"]["B2"].value == "There is no earlier audit to compare with."
    assert dict(rows(made["About"]))["Compared with"] == "No earlier audit"
