"""The first sheet as CSV: RFC 4180 in UTF-8 with a byte order mark, by which Excel knows the letters."""

import csv as comma_separated
from collections.abc import Sequence
from datetime import date
from io import StringIO

from reports.contents import Heading
from reports.sheets.sheet import Cell, Mark, Missing, Sheet
from reports.typed import cleaned

BYTE_ORDER_MARK = "\ufeff"
BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
STEERS = ("\t", "\r", "\n")


def csv(heading: Heading, title: str, sheets: Sequence[Sheet]) -> bytes:
    """Write the first sheet; dates as 2016-07-19. Heading and title have no place in a CSV."""
    main, target = sheets[0], StringIO()
    writer = comma_separated.writer(
        target, lineterminator="\r\n", quoting=comma_separated.QUOTE_NONNUMERIC, quotechar='"'
    )
    writer.writerow([_defused(cleaned(column.title)) for column in main.columns])
    writer.writerows([_value(cell) for cell in row] for row in main.rows)
    return (BYTE_ORDER_MARK + target.getvalue()).encode()


def _value(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return cell
    if isinstance(cell, date):
        return cell.isoformat()
    return _defused(cell.label if isinstance(cell, Mark | Missing) else cell)


def _defused(text: str) -> str:
    """Put an apostrophe before what a spreadsheet could take for a formula: it is shown as it was typed.

    Blanks before it count for nothing: who opens the file may take them away.
    """
    said = cleaned(text)
    is_one = text.startswith(STEERS) or said.lstrip().startswith(BEGINS_A_FORMULA)
    return f"'{said}" if is_one else said
