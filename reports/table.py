"""Tables of any length: hair lines between rows, the heading on every page, rows that may outgrow a page.

Only what the next page needs is measured, so that the time taken grows with the rows and no faster.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

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
    rgb,
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
    """A row of cells, measured once; the parts of one row share its tags."""

    def __init__(self, cells: Sequence[Flowable], places: Sequence[Place], tags: Sequence[Tag]) -> None:
        self.cells, self.places, self.tags = list(cells), places, tags
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
        return Row(above, self.places, self.tags), Row(below, self.places, self.tags)

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw the cells below `top`."""
        for cell, place, tag in zip(self.cells, self.places, self.tags, strict=True):
            cell.wrap(place.width, BODY_HEIGHT)
            with canvas.inside(tag, alone=not isinstance(cell, Stack)):
                cell.drawOn(canvas, place.x, top - PAD - cell.height)


def _part_cell(cell: Flowable, width: float, height: float) -> tuple[Flowable, Flowable]:
    _, whole = cell.wrap(width, height)
    if whole <= height + FUZZ:
        return cell, Stack([])
    halves = cell.split(width, height)
    return (halves[0], halves[1]) if len(halves) == 2 else (Stack([]), cell)


class Table(Flowable):
    """Rows under headings; the first cell of a row is what the row is about, unless it is not `named`."""

    canv: TaggedCanvas

    def __init__(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], named: bool = True) -> None:
        super().__init__()
        places = _places(columns)
        table = Tag("Table")
        head, body = Tag("THead", table), Tag("TBody", table)
        heads = [Text(column.heading, _head_style(column)) for column in columns]
        self.heading = Row(heads, places, _tags(head, ["Column"] * len(columns)))
        scopes = ["Row" if named else "", *[""] * (len(columns) - 1)]
        self.rows = [Row([*map(_cell, row, columns)], places, _tags(body, scopes)) for row in rows]
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
            above, below = halves
            return [_Part(self, [*self.rows[self.first : index], above]), self._rest(index, below)]
        if index == len(self.rows) - 1 and index - self.first > 2:
            index -= 1  # a row alone at the head of a page looks lost
        if index - self.first < min(2, len(self.rows) - self.first) and not self._alone(index, ah):
            return []
        return [_Part(self, self.rows[self.first : index]), self._rest(index)] if index > self.first else []

    def _part_row(self, index: int, room: float) -> tuple[Row, Row] | None:
        """Part a row that is tall in itself; a short one goes to the next page whole."""
        row = self.rows[index]
        return row.part_at(room) if room >= FEWEST_LINES and row.height > TALLEST_ROW else None

    def _alone(self, index: int, ah: float) -> bool:
        """Say whether one row may stand alone: where the page has no more room to give."""
        return index > self.first and ah > BODY_HEIGHT * 0.75

    def _rest(self, index: int, below: Row | None = None) -> "Table":
        """Go on at a row, or at what is left of it; the rows themselves are never copied."""
        rest = Table.__new__(Table)
        Flowable.__init__(rest)
        rest.heading, rest.rows, rest.first = self.heading, self.rows, index
        if below:
            rest.rows[index] = below
        return rest

    def draw(self) -> None:
        self._draw(self.rows[self.first :])

    def _draw(self, rows: Sequence[Row]) -> None:
        top = self.height
        with self.canv.as_artifact(unless_new=self.heading.tags[0]):
            self.heading.draw(self.canv, top)
        top -= self.heading.height
        _rule(self.canv, top, STRONG_RULE, 0.9)
        for row in rows:
            row.draw(self.canv, top)
            top -= row.height
            _rule(self.canv, top, RULE, 0.4)


class _Part(Table):
    """The rows of one page."""

    def __init__(self, whole: Table, rows: Sequence[Row]) -> None:
        Flowable.__init__(self)
        self.heading, self.rows, self.first = whole.heading, list(rows), 0


def _rule(canvas: TaggedCanvas, y: float, colour: str, width: float) -> None:
    canvas.saveState()
    canvas.setStrokeColorRGB(*rgb(colour))
    canvas.setLineWidth(width)
    canvas.line(0, y, BODY_WIDTH, y)
    canvas.restoreState()


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
