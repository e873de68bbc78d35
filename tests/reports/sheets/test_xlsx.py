"""A workbook: what any of them promises, whatever it is about."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from reports.contents import PlanUpdate
from reports.page import PaperFailed
from reports.sheets.action_plan import action_plan
from reports.sheets.lengths import LONGEST, units
from reports.sheets.sheet import Column, Mark, Missing, Sheet
from reports.sheets.submission import submission
from reports.sheets.xlsx import xlsx
from tests.reports.samples import HEADING, action, action_plan_contents, heading, submission_contents
from tests.reports.sheets.reading import rows, workbook

HOSTILE = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org","look")',
    "@SUM(1+1)*cmd",
    "+44 1234",
    "-2+3",
    "{=1+1}",
    "http://example.org/",
    "mailto:someone@example.org",
    "internal:Sheet1!A1",
    "file:///etc/passwd",
    "0012",
    "1e5",
    "2016-07-19",
    "TRUE",
    "#REF!",
    "_x0041_",
    "<r><t>taken as markup</t></r>",
    "<r><f>1+1</f></r>",
    "</t></si></sst>&amp;<b>",
    "line\nbreak",
    "👩‍👩‍👧 family 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "ਪੰਜਾਬੀ, العربية, 中文",
    " blanks ",
]


def table(*cells, columns=None):
    """Return a sheet with one row."""
    named = columns or tuple(Column(f"Column {n}", 20) for n, _ in enumerate(cells))
    return Sheet("A sheet", named, (tuple(cells),))


def written(*cells):
    """Return the cells of a row as they are read back."""
    return workbook(xlsx(HEADING, "A title", [table(*cells)]))["A sheet"][2]


@pytest.mark.parametrize("typed", HOSTILE)
def test_typed_text_stays_text_to_the_letter(typed):
    (cell,) = written(typed)

    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_formula_or_link_is_anywhere_in_the_file(typed):
    hostile = heading(organisation=typed, cycle=typed, marking=typed)
    made = xlsx(hostile, typed, [table(typed, Mark(typed), columns=(Column(typed, 9), Column("Rating", 9)))])

    parts = {name: ZipFile(BytesIO(made)).read(name) for name in ZipFile(BytesIO(made)).namelist()}
    sheets = [part for name, part in parts.items() if name.startswith("xl/worksheets/")]
    assert sheets and not any(b"<f>" in part or b"<f " in part or b"<hyperlink" in part for part in sheets)
    assert not any("hyperlink" in part.decode() for name, part in parts.items() if name.endswith(".rels"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a\x00b\x1bc\x7f", "abc"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("\u202egnp.exe", "gnp.exe"),
        ("half \ud800", "half [U+D800 no name]"),
        ("none \uffff", "none [U+FFFF no name]"),
    ],
)
def test_what_no_file_can_hold_is_gone_or_said(typed, read):
    assert written(typed)[0].value == read


def test_a_date_is_a_date_that_reads_in_english_words():
    cell, *_ = written(date(2016, 7, 19))

    assert cell.is_date and cell.value == datetime(2016, 7, 19)
    assert cell.number_format == "[$-809]d mmmm yyyy"


@pytest.mark.parametrize("day", [date(16, 9, 30), date(1900, 2, 28)])
def test_a_date_before_any_that_workbooks_know_is_said_in_words(day):
    cell, *_ = written(day)

    assert cell.value == f"{day.day} {day:%B} {day.year}"


def test_numbers_are_numbers_and_marks_are_words():
    number, mark, lacking, nothing = written(7, Mark("Amber", "amber"), Missing("No date"), None)

    assert (number.value, number.data_type) == (7, "n")
    assert (mark.value, lacking.value, nothing.value) == ("Amber", "No date", None)
    assert mark.border.left.color.rgb == "FFFFB640"


def test_the_headings_are_frozen_filter_and_are_printed_on_every_page():
    sheet = workbook(action_plan(action_plan_contents()))["Action plan"]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:O8"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)


def test_texts_wrap_in_rows_that_are_high_enough():
    made = xlsx(HEADING, "A title", [table("word " * 80)])

    sheet = workbook(made)["A sheet"]
    assert sheet["A2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height > 20 * 15


def test_it_says_what_it_is_whose_and_in_which_language():
    told = workbook(action_plan(action_plan_contents())).properties

    assert (told.title, told.creator) == ("Action plan: Section 11 audit 2025-26", "Westmere Council")
    assert (told.language, told.category) == ("en-GB", "OFFICIAL")
    assert told.created.date() == HEADING.as_at


@pytest.mark.parametrize("name", ["Children & Families", "Health &G", "Care &[Picture]", "&P&N " * 80])
def test_an_ampersand_in_a_name_is_no_command_at_the_head_of_a_page(name):
    made = workbook(action_plan(action_plan_contents(heading=heading(organisation=name))))

    head = made["Action plan"].oddHeader.left.text
    assert head and head.replace("&&", "").count("&") == 0


def test_the_same_value_gives_the_same_bytes():
    assert action_plan(action_plan_contents()) == action_plan(action_plan_contents())
    assert submission(submission_contents()) == submission(submission_contents())


@pytest.mark.parametrize("text", ["long text, " * 4000, "🌱" * 20_000, "<r>" + "x" * 40_000 + "</r>"])
def test_a_text_too_long_for_a_cell_is_whole_on_a_sheet_of_its_own(text):
    made = workbook(xlsx(HEADING, "A title", [table("short", text)]))

    cut = made["A sheet"]["B2"].value
    assert units(cut) <= LONGEST and text.startswith(cut.split(" … [")[0])
    assert cut.endswith(
        "[Cut here: a cell holds no more. The whole text is on the sheet “Long texts”, row 2.]"
    )
    _, *parts = rows(made["Long texts"])
    assert [part[:4] for part in parts] == [["A sheet", 2, "Column 1", n] for n in range(1, len(parts) + 1)]
    assert "".join(part[4] for part in parts) == text


def test_a_text_as_long_as_a_cell_stays_whole():
    made = workbook(xlsx(HEADING, "A title", [table("x" * LONGEST)]))

    assert made.sheetnames == ["A sheet"]
    assert made["A sheet"]["A2"].value == "x" * LONGEST


def test_a_sheet_without_rows_says_so():
    made = workbook(action_plan(action_plan_contents(standards=())))

    assert made["Action plan"]["B2"].value == "Nothing is planned yet."
    assert made["Updates"]["B2"].value == "Nothing has been reported yet."


@pytest.mark.parametrize("demonstration", [True, False])
def test_the_sheet_about_it_tells_whose_it_is_and_whether_it_is_a_demonstration(demonstration):
    made = workbook(action_plan(action_plan_contents(heading=heading(demonstration=demonstration))))

    about = dict(rows(made["About"]))
    assert about["Organisation"] == "Westmere Council"
    assert about["As at"] == datetime(2026, 3, 31)
    assert about["Protective marking"] == "OFFICIAL"
    assert ("Demonstration" in about) is demonstration


def test_a_workbook_that_cannot_be_made_does_not_quote_what_was_typed():
    broken = Sheet("no such [name]", (Column("Typed", 9),), (("a secret",),))

    with pytest.raises(PaperFailed) as failed:
        xlsx(HEADING, "A title", [broken])

    assert "secret" not in str(failed.value) and "no such" not in str(failed.value)


def test_a_thousand_updates_are_a_row_each():
    update = PlanUpdate(date(2026, 2, 11), "at_risk", None, "Waiting", "A. Patel")
    (standard, *_) = action_plan_contents().standards
    busy = replace(standard, actions=(action(1, updates=(update,) * 1000),))

    made = workbook(action_plan(action_plan_contents(standards=(busy,))))

    assert made["Updates"].max_row == 1001
