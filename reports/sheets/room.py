"""How much room a row takes: not every program that opens a workbook works that out by itself."""

import unicodedata
from collections.abc import Iterable, Sequence
from math import ceil

from reports.sheets.sheet import Cell, Column, Mark, Missing

LINE, PADDING, TALLEST = 15.0, 3.0, 409.0  # points; no row of a workbook may be taller
FULL = 0.88  # of a line: words are not parted, so the rest of it stays white
A_PAGE = 180  # characters across A4 landscape, at about three quarters of their size


def height(row: Iterable[Cell], columns: Sequence[Column]) -> float:
    """Return the height of a row that shows all of its texts, as far as a row can."""
    lines = max((_lines(cell, column.width) for cell, column in zip(row, columns, strict=True)), default=1)
    return min(lines * LINE + PADDING, TALLEST)


def pages_across(columns: Iterable[Column]) -> int:
    """Return how many pages a sheet is wide on paper, so that its words stay large enough to read."""
    return max(1, ceil(sum(column.width for column in columns) / A_PAGE))


def _lines(cell: Cell, width: int) -> int:
    text = cell.label if isinstance(cell, Mark | Missing) else cell
    if not isinstance(text, str):
        return 1
    return sum(max(1, ceil(_width(line) / (width * FULL))) for line in text.split("\n"))


def _width(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
