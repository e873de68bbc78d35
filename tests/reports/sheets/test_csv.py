"""A CSV: its first sheet, for programs; nothing in it is taken for a formula."""

from datetime import date

import pytest

from reports.sheets.action_plan import action_plan
from reports.sheets.csv import csv
from reports.sheets.sheet import Column, Mark, Sheet
from tests.reports.samples import HEADING, action_plan_contents
from tests.reports.sheets.reading import lines


def written(*cells):
    """Return the second line of a CSV with these cells, as another program reads it."""
    columns = tuple(Column(f"Column {n}", 20) for n, _ in enumerate(cells))
    return lines(csv(HEADING, "A title", [Sheet("A sheet", columns, (tuple(cells),))]))[1]


@pytest.mark.parametrize(
    "typed",
    [
        "=cmd|' /C calc'!A0", "@SUM(1+1)", "+44 1234", "-2+3", "\t=1+1", "\r=1+1", "\ttab", " =1+1", "\x00=1",
        "\ufeff=1+1", "\u200b=1+1", "\u202e=1+1", "＝1+1", "\n=1+1", "\u00a0=1", "-",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_could_take_for_a_formula_begins_with_an_apostrophe(typed):
    said, marked = written(typed, Mark(typed))

    assert said.startswith("'") and marked == said


@pytest.mark.parametrize(
    "typed",
    ["a = b", "It's", "'quoted'", 'say "no"; =1+1', "comma, here", "one\ntwo", "ਪੰਜਾਬੀ 🌱 中文", "", "1.10"],
)
def test_other_text_stays_as_it_was_typed(typed):
    assert written(typed) == [typed]


def test_text_of_any_length_stays_whole():
    assert written("long " * 10_000) == ["long " * 10_000]


def test_dates_are_iso_and_numbers_are_bare():
    assert written(date(2016, 7, 19), 7, None) == ["2016-07-19", "7", ""]


def test_it_is_utf_8_with_a_mark_and_lines_end_as_rfc_4180_says():
    made = action_plan(action_plan_contents(), csv)

    assert made.startswith(b"\xef\xbb\xbf")
    assert made.endswith(b"\r\n") and made.count(b"\r\n") == 8
    assert made.count(b"\n") == 8


def test_every_text_is_quoted_so_that_no_other_separator_parts_it():
    assert b'"one;=1+1"\r\n' in csv(HEADING, "", [Sheet("A", (Column("Text", 9),), (("one;=1+1",),))])


def test_it_holds_the_first_sheet_and_no_other():
    text = action_plan(action_plan_contents(), csv).decode("utf-8-sig")

    assert text.count("Write the safeguarding clause into every contract") == 2
    assert "OFFICIAL" not in text
