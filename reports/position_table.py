"""Numbers of the action plan, now against the last report."""

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from reports.contents import Position, PositionLine
from reports.stack import Stack
from reports.style import CELL, CELL_SMALL, FIGURE, aligned_right
from reports.table import Column, Table
from reports.text import Text

NUMBERS: tuple[tuple[str, Callable[[Position], int]], ...] = (
    ("Complete", lambda position: position.complete),
    ("On track", lambda position: position.on_track),
    ("At risk", lambda position: position.at_risk),
    ("Not started", lambda position: position.not_started),
    ("Overdue", lambda position: position.overdue),
    ("No lead officer", lambda position: position.no_lead),
    ("No date", lambda position: position.no_date),
)


def position_in_one_line(line: PositionLine) -> Flowable:
    """Print the whole plan's numbers large, each with what it was."""
    columns = [Column(name, 1) for name, _ in NUMBERS]
    return Table(columns, [[_figure(line, number) for _, number in NUMBERS]], named=False)


def _figure(line: PositionLine, number: Callable[[Position], int]) -> Flowable:
    now = Text(str(number(line.now)), FIGURE)
    if line.before is None:
        return Stack([now])
    return Stack([now, Text(f"was {number(line.before)}", CELL_SMALL)])


def positions(first: str, lines: Sequence[PositionLine]) -> Flowable:
    """Print a line a standard or a directorate; what a number was is said where it changed."""
    columns = [Column(first, 52), Column("Actions", 13, number=True)]
    columns += [Column(name, 15, number=True) for name, _ in NUMBERS]
    return Table(columns, [[line.name, str(line.now.actions), *_cells(line)] for line in lines])


def _cells(line: PositionLine) -> list[Flowable]:
    return [_cell(line, number) for _, number in NUMBERS]


def _cell(line: PositionLine, number: Callable[[Position], int]) -> Flowable:
    now = Text(str(number(line.now)), aligned_right(CELL))
    if line.before is None or number(line.before) == number(line.now):
        return now
    return Stack([now, Text(f"was {number(line.before)}", aligned_right(CELL_SMALL))])
