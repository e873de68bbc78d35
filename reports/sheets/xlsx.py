"""Sheets as a workbook (.xlsx): dates are dates, headings are frozen and filter, and no typed text is a formula."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from reports.contents import Heading
from reports.page import DEMONSTRATION, without_quoting
from reports.sheets.language import with_language
from reports.sheets.lengths import within_cells
from reports.sheets.room import height, pages_across
from reports.sheets.sheet import Cell, Mark, Missing, Sheet
from reports.style import ACCENT, CHIPS, MISSING, RULE, WHITE
from reports.typed import cleaned
from reports.words import day, short

# A date in English words wherever the workbook is opened.
DATE = "[$-809]d mmmm yyyy"
FIRST_YEAR = 1901  # workbooks know no earlier day for sure: they disagree on whether 1900 was a leap year
PLAIN: Mapping[str, Any] = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": RULE}
HEAD = {**PLAIN, "bold": True, "font_color": WHITE, "bg_color": ACCENT, "valign": "vcenter"}
NUMBER = {"align": "right", "indent": 1, "text_wrap": False}
A4, THICK, LANGUAGE = 9, 5, "en-GB"


@dataclass
class _Formats:
    """The looks of cells, each made once."""

    workbook: Any
    made: dict[str, Any] = field(default_factory=dict)

    def of(self, cell: Cell) -> Any:
        """Return how a cell looks, by what it is."""
        if isinstance(cell, Mark):
            edge = {"left": THICK, "left_color": CHIPS[cell.colour]} if cell.colour else {}
            return self.named(f"mark {cell.colour}", {"bold": True, "align": "left", "indent": 1, **edge})
        if isinstance(cell, Missing):
            return self.named("missing", {"bold": True, "font_color": MISSING})
        if isinstance(cell, date):
            return self.named("date", {"num_format": DATE, "align": "left"})
        return self.named("number", NUMBER) if isinstance(cell, int) else self.named("text", {})

    def named(self, name: str, look: Mapping[str, Any]) -> Any:
        """Return a look by its name, made when it is first asked for."""
        if name not in self.made:
            self.made[name] = self.workbook.add_format({**PLAIN, **look})
        return self.made[name]


def xlsx(heading: Heading, title: str, sheets: Sequence[Sheet]) -> bytes:
    """Write all the sheets; the same ones give the same bytes."""
    return without_quoting(lambda: _workbook(heading, title, sheets))


def _workbook(heading: Heading, title: str, sheets: Sequence[Sheet]) -> bytes:
    target = BytesIO()
    workbook = Workbook(target, {"in_memory": True})
    workbook.set_properties(_properties(heading, title))
    formats = _Formats(workbook)
    for sheet in within_cells(sheets):
        _write(workbook.add_worksheet(sheet.name), sheet, formats, heading)
    workbook.close()
    return with_language(target.getvalue(), LANGUAGE)


def _properties(heading: Heading, title: str) -> dict[str, Any]:
    return {
        "title": cleaned(title),
        "author": cleaned(heading.organisation),
        "subject": cleaned(f"{heading.cycle}, {heading.framework}"),
        "category": cleaned(heading.marking),
        "comments": DEMONSTRATION if heading.demonstration else "",
        "created": datetime.combine(heading.as_at, time()),
    }


def _write(worksheet: Any, sheet: Sheet, formats: _Formats, heading: Heading) -> None:
    worksheet.set_row(0, height([column.title for column in sheet.columns], sheet.columns))
    for place, column in enumerate(sheet.columns):
        worksheet.set_column(place, place, column.width)
        _write_text(worksheet, 0, place, cleaned(column.title), formats.named("heading", HEAD))
    for number, row in enumerate(sheet.rows, 1):
        worksheet.set_row(number, height(row, sheet.columns))
        for place, cell in enumerate(row):
            _write_cell(worksheet, number, place, cell, formats)
    if not sheet.rows:
        worksheet.write_string(1, 1, sheet.empty)
    worksheet.freeze_panes(1, 1)
    worksheet.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    _set_up_print(worksheet, sheet, heading)


def _write_cell(worksheet: Any, row: int, place: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, date) and cell.year < FIRST_YEAR:
        cell = day(cell)
    look = formats.of(cell)
    if cell is None:
        worksheet.write_blank(row, place, None, look)
    elif isinstance(cell, int):
        worksheet.write_number(row, place, cell, look)
    elif isinstance(cell, date):
        worksheet.write_datetime(row, place, cell, look)
    else:
        text = cell if isinstance(cell, str) else cleaned(cell.label)
        _write_text(worksheet, row, place, text, look)


def _write_text(worksheet: Any, row: int, place: int, text: str, look: Any) -> None:
    """Write a text as nothing but text: never a number, a link or a formula."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # The writer takes a string of this shape for finished markup; in runs it is words like any other.
        worksheet.write_rich_string(row, place, text[0], text[1], text[2:], look)
    else:
        worksheet.write_string(row, place, text, look)


def _set_up_print(worksheet: Any, sheet: Sheet, heading: Heading) -> None:
    """Print on A4, landscape, the headings and the first column on each page."""
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(pages_across(sheet.columns), 0)
    worksheet.repeat_rows(0)
    worksheet.repeat_columns(0)
    demonstration = "&C&BDemonstration&B" if heading.demonstration else ""
    worksheet.set_header(
        f"&L{_running(heading.organisation, 50)}{demonstration}&R{_running(heading.marking, 40)}"
    )
    worksheet.set_footer(f"&LAs at {day(heading.as_at)}&C&A&RPage &P of &N")


def _running(words: str, longest: int) -> str:
    """Return words for the head of a page, where an ampersand would begin a command.

    The writer does not see that one is doubled where the command would be a picture, so a blank parts these.
    """
    said = short(cleaned(words), longest)[: longest + 2]
    return re.sub(r"&(?=[G\[])", "& ", said).replace("&", "&&")
