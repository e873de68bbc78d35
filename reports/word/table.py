"""Tables of a Word file: the heading on every page, hair lines, columns as wide as in the PDF."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from reportlab.platypus import Flowable

from reports.stack import Stack
from reports.table import Place, Row, Table
from reports.text import Text
from reports.word.element import Element, element, on, twips
from reports.word.styles import TABLE

CellWriter = Callable[[Sequence[Flowable], bool], Iterator[Element]]
"""Writes the content of a cell; the second is whether it is held with what follows."""

FEW_LINES = 16
LEAST_GAP = 90  # twips
LETTER = 0.46  # the width of a letter, roughly, as a share of the size of type
SIZE = 9.5


def table(shown: Table, keep: bool, write: CellWriter) -> Element:
    """Make a table; `keep` holds all of it with what follows."""
    widths = _widths(shown.heading.places)
    look = element(
        "tblPr",
        element("tblStyle", val=TABLE),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        _parts_that_stand_out(shown),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    rows = shown.rows[shown.first :]
    held = {-1, 0, len(rows) - 2} if len(rows) > 1 else {-1}
    made = [_row(shown.heading, True, write, heading=True)]
    made += [_row(row, keep or index in held, write) for index, row in enumerate(rows)]
    return element("tbl", look, grid, *made)


def _parts_that_stand_out(shown: Table) -> Element:
    """Say that the first row is a heading, and the first column too where it names its rows."""
    named = any(row.tags[0].role == "TH" for row in shown.rows)
    return element(
        "tblLook",
        val="04A0" if named else "0420",
        firstRow=1,
        lastRow=0,
        firstColumn=int(named),
        lastColumn=0,
        noHBand=0,
        noVBand=1,
    )


def _widths(places: Sequence[Place]) -> list[int]:
    """Return the widths of the columns, each with its distance to the one before."""
    ends = [twips(place.x + place.width) for place in places]
    return [end - start for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _row(row: Row, keep: bool, write: CellWriter, heading: bool = False) -> Element:
    whole = heading or is_short(row)
    look = element("trPr", on("cantSplit", whole), on("tblHeader", heading))
    cells = zip(row.cells, row.places, _widths(row.places), strict=True)
    made = [
        _cell(cell, place, width, heading, write(_parts(cell), keep and whole))
        for cell, place, width in cells
    ]
    return element("tr", look if len(look) else None, *made)


def _cell(cell: Flowable, place: Place, width: int, heading: bool, content: Iterable[Element]) -> Element:
    gap = width - twips(place.width)
    if heading and isinstance(cell, Text) and cell.style.right:
        gap = min(gap, LEAST_GAP)  # a heading over numbers is wider than they are
    margin = element("tcMar", element("left", w=gap, type="dxa")) if gap > 0 else None
    return element("tc", element("tcPr", element("tcW", w=width, type="dxa"), margin), *content)


def _parts(cell: Flowable) -> Sequence[Flowable]:
    return cell.parts if isinstance(cell, Stack) else [cell]


def is_short(row: Row) -> bool:
    """Say whether a row is so short that it stays whole; how long it is, is only reckoned."""
    return all(_lines(cell, place.width) <= FEW_LINES for cell, place in zip_longest(row.cells, row.places))


def _lines(cell: Flowable, width: float) -> float:
    """Reckon how many lines a cell has."""
    if isinstance(cell, Stack):
        return sum(_lines(part, width) for part in cell.parts)
    if not isinstance(cell, Text):
        return 1
    words = "".join(span.text for span in cell.typed)
    return words.count("\n") + 1 + len(words) * LETTER * SIZE / width
