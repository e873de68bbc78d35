"""Tables of any length: hair lines between rows, the heading on every page, rows that may outgrow a page.

Only what the next page needs is measured, so that the time taken grows with the rows and no faster.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from reports.each import KeptEach
from reports.placed import Placed
from reports.stack import FUZZ, Stack
from reports.structure import Tag
from reports.style import (
    BODY_HEIGHT,
    BODY_WIDTH,
    CELL,
    CELL_HEAD,
    RULE,
    STRONG_RULE,
    TALLEST_ROW,
    Style,
    aligned_right,
)
from reports.tagging import TaggedCanvas
from reports.text import Text

Cell = str | Flowable | Sequence[Flowable]
PAD, GUTTER, GUTTER_OF_NUMBERS = 3.5, 14.0, 8.0
FEWEST_LINES = 60.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and its width as a share of the sheet's; numbers stand to the right."""

    heading: str
    share: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column begins, and how wide it is."""

    x: float
    width: float


class Row:
    """A row of cells, measured once; the parts of one row share its tags, and none of them is all of it."""

    def __init__(
        self, cells: Sequence[Flowable], places: Sequence[Place], tags: Sequence[Tag], whole: bool = True
    ) -> None:
        self.cells, self.places, self.tags, self.whole = list(cells), places, tags, whole
        self._height = -1.0

    @property
    def height(self) -> float:
        """Return the height of the tallest cell with the space above and below it."""
        if self._height < 0:
            pairs = zip(self.cells, self.places, strict=True)
            self._height = max(cell.wrap(place.width, BODY_HEIGHT)[1] for cell, place in pairs) + 2 * PAD
        return self._height

    def part_at(self, height: float) -> "tuple[Row, Row] | None":
        """Part every cell so that the first halves fit; None where nothing would stand above."""
        above: list[Flowable] = []
        below: list[Flowable] = []
        for cell, place in zip(self.cells, self.places, strict=True):
            first, second = _part_cell(cell, place.width, height - 2 * PAD)
            above.append(first)
            below.append(second)
        if all(isinstance(cell, Stack) and not cell.parts for cell in above):
            return None
        return Row(above, self.places, self.tags, False), Row(below, self.places, self.tags, False)

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the cells below `top`."""
        for cell, place, tag in zip(self.cells, self.places, self.tags, strict=True):
            cell.wrap(place.width, BODY_HEIGHT)
            with canvas.inside(tag, alone=not isinstance(cell, Stack)):
                cell.drawOn(canvas, left + place.x, top - PAD - cell.height)

    @property
    def tag(self) -> Tag | None:
        """Return the tag of the row itself."""
        return self.tags[0].within


def _part_cell(cell: Flowable, width: float, height: float) -> tuple[Flowable, Flowable]:
    _, whole = cell.wrap(width, height)
    if whole <= height + FUZZ:
        return cell, Stack([])
    halves = cell.split(width, height)
    return (halves[0], halves[1]) if len(halves) == 2 else (Stack([]), cell)


class Table(Placed):
    """Rows under headings; the first cell of a row is what the row is about, unless it is not `named`."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], named: bool = True) -> None:
        super().__init__()
        places = _places(columns)
        table = Tag("Table")
        head, body = Tag("THead", table), Tag("TBody", table)
        heads = [Text(column.heading, _head_style(column)) for column in columns]
        self.heading = Row(heads, places, _tags(head, ["Column"] * len(columns)))
        scopes = ["Row" if named else "", *[""] * (len(columns) - 1)]
        self.rows: KeptEach[Any, Row] = KeptEach(
            lambda cells: Row([*map(_cell, cells, columns)], places, _tags(body, scopes)), rows
        )
        self.first = 0

    def getSpaceBefore(self) -> float:
        return 4

    def getSpaceAfter(self) -> float:
        return 8

    def wrap(self, aw: float, ah: float) -> tuple[float, float]:
        height = self.heading.height
        for index in range(self.first, len(self.rows)):
            height += self.rows[index].height
            if height > ah + FUZZ:
                height = max(height, ah + 1)
                break
        self.width, self.height = aw, height
        return aw, height

    def split(self, aw: float, ah: float) -> list[Flowable]:
        height, index = self.heading.height, self.first
        while index < len(self.rows) and height + self.rows[index].height <= ah + FUZZ:
            height += self.rows[index].height
            index += 1
        if index == len(self.rows):
            return [self]
        halves = self._part_row(index, ah - height)
        if halves:
            return self._parted(index, *halves)
        if index == len(self.rows) - 1 and index - self.first > 2:
            index -= 1  # a row alone at the head of a page looks lost
        if index - self.first < min(2, len(self.rows) - self.first) and not self._alone(index, ah):
            return []
        return self._parted(index) if index > self.first else []

    def _part_row(self, index: int, room: float) -> tuple[Row, Row] | None:
        """Part a row that is tall in itself; a short one goes to the next page whole."""
        row = self.rows[index]
        return row.part_at(room) if room >= FEWEST_LINES and row.height > TALLEST_ROW else None

    def _alone(self, index: int, ah: float) -> bool:
        """Say whether one row may stand alone: where the page has no more room to give."""
        return index > self.first and ah > BODY_HEIGHT * 0.75

    def _parted(self, index: int, above: Row | None = None, below: Row | None = None) -> list[Flowable]:
        """Part the table at a row, or inside it; what goes to this page is not kept for the next."""
        page = [*self.rows[self.first : index], *([above] if above else [])]
        self.rows.let_go(self.first, index)
        if below:
            self.rows.keep(index, below)
        return [_Part(self.heading, KeptEach(_as_it_is, page)), _Part(self.heading, self.rows, index)]

    def draw(self) -> None:
        top = self.y + self.height
        with self.canv.as_artifact(unless_new=self.heading.tags[0]):
            self.heading.draw(self.canv, self.x, top)
        top -= self.heading.height
        self.canv.rule(self.x, top, BODY_WIDTH, STRONG_RULE, 0.9)
        for index in range(self.first, len(self.rows)):
            self._draw_row(self.rows[index], top)
            top -= self.rows[index].height
            self.canv.rule(self.x, top, BODY_WIDTH, RULE, 0.4)
        self.rows.let_go(self.first, len(self.rows))

    def _draw_row(self, row: Row, top: float) -> None:
        with self.canv.complete(row.tag) if row.whole and row.tag else nullcontext():
            row.draw(self.canv, self.x, top)


class _Part(Table):
    """The rows of one page, or those from the first that is still to come."""

    def __init__(self, heading: Row, rows: KeptEach[Any, Row], first: int = 0) -> None:
        Flowable.__init__(self)
        self.heading, self.rows, self.first = heading, rows, first


def _as_it_is(row: Row) -> Row:
    return row


def _places(columns: Sequence[Column]) -> list[Place]:
    """Share the width; columns of words stand so far apart that no reader of the file joins their lines."""
    gutters = [GUTTER_OF_NUMBERS if column.number else GUTTER for column in columns[1:]]
    unit = (BODY_WIDTH - sum(gutters)) / sum(column.share for column in columns)
    places, x = [], 0.0
    for column, gutter in zip(columns, [*gutters, 0.0], strict=True):
        places.append(Place(x, column.share * unit))
        x += column.share * unit + gutter
    return places


def _tags(within: Tag, scopes: Sequence[str]) -> list[Tag]:
    """Return the tags of a row's cells; what has a scope heads its column or its row."""
    row = Tag("TR", within)
    return [Tag("TH", row, f"/O/Table/Scope/{scope}") if scope else Tag("TD", row) for scope in scopes]


def _head_style(column: Column) -> Style:
    return aligned_right(CELL_HEAD) if column.number else CELL_HEAD


def _cell(cell: Cell, column: Column) -> Flowable:
    if isinstance(cell, str):
        return Text(cell, aligned_right(CELL) if column.number else CELL)
    return cell if isinstance(cell, Flowable) else Stack(cell)
