"""Texts too long for a cell of a workbook: their beginning in place, the whole on a sheet of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.sheets.sheet import Cell, Column, Sheet
from reports.typed import cleaned

LONGEST = 32_767  # units of UTF-16: an emoji is two
NAME = "Long texts"
COLUMNS = (
    Column("Sheet", 18),
    Column("Row", 8),
    Column("Column", 24),
    Column("Part", 8),
    Column("Text", 120),
)


def within_cells(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return sheets whose texts are cleaned and fit; the whole of those that did not is on a last sheet."""
    whole: list[tuple[Cell, ...]] = []
    cut = [replace(sheet, rows=tuple(_rows(sheet, whole))) for sheet in sheets]
    return (*cut, Sheet(NAME, COLUMNS, tuple(whole))) if whole else tuple(cut)


def _rows(sheet: Sheet, whole: list[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(sheet.rows, 2):  # the first row has the headings
        yield tuple(_cell(cell, sheet, number, place, whole) for place, cell in enumerate(row))


def _cell(cell: Cell, sheet: Sheet, row: int, place: int, whole: list[tuple[Cell, ...]]) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = cleaned(cell)
    if len(text) <= LONGEST // 2 or units(text) <= LONGEST:
        return text
    note = (
        f" … [Cut here: a cell holds no more. The whole text is on the sheet “{NAME}”, row {len(whole) + 2}.]"
    )
    column = sheet.columns[place].title
    whole += [(sheet.name, row, column, part, words) for part, words in enumerate(_parts(text, LONGEST), 1)]
    return next(_parts(text, LONGEST - units(note))) + note


def units(text: str) -> int:
    """Count a text as a workbook does, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _parts(text: str, longest: int) -> Iterator[str]:
    """Cut a text into parts that fit, never through a character."""
    coded, at = text.encode("utf-16-le"), 0
    while at < len(coded):
        part = coded[at : at + 2 * longest].decode("utf-16-le", errors="ignore")
        at += len(part.encode("utf-16-le"))
        yield part
