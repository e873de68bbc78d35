"""The sheet that says what a workbook is: whose, of which audit, of which day, and who may see it."""

from collections.abc import Iterable

from reports.contents import Heading
from reports.page import DEMONSTRATION
from reports.sheets.sheet import Cell, Column, Missing, Sheet

COLUMNS = (Column("About", 28), Column("What it says", 90))


def about(heading: Heading, title: str, also: Iterable[tuple[str, Cell]] = ()) -> Sheet:
    """Make the sheet; `also` is what else there is to say, each with its label."""
    rows: list[tuple[str, Cell]] = [
        ("Paper", title),
        ("Organisation", heading.organisation),
        ("For", heading.board),
        ("Audit", heading.cycle),
        ("Framework", heading.framework),
        ("As at", heading.as_at),
        *also,
    ]
    if heading.marking:
        rows.append(("Protective marking", heading.marking))
    if heading.demonstration:
        rows.append(("Demonstration", Missing(DEMONSTRATION)))
    return Sheet("About", COLUMNS, tuple(rows))
