"""The table as our papers print it: tagged, PDF/UA-1."""

from collections.abc import Sequence
from datetime import date

from bench.papers.rows import HEADINGS, ORGANISATION, SHARES, TITLE, Row
from reports.chip import chip
from reports.contents import Heading
from reports.each import Each
from reports.page import build
from reports.table import Column, Table
from standards.framework import Colour

HEADING = Heading(ORGANISATION, "The board", "Benchmark", "s11-2026 version 1", date(2026, 11, 22))
COLUMNS = tuple(
    Column(heading, share, number=heading == "No.") for heading, share in zip(HEADINGS, SHARES, strict=True)
)
COLOURS: dict[str, Colour] = {"#00703c": "green", "#ffb640": "amber", "#c8281c": "red", "#1d5fa8": "blue"}


def paper(rows: Sequence[Row]) -> bytes:
    """Return the file."""
    cells = Each(lambda row: (*row.texts, chip(row.status, COLOURS[row.colour])), rows)
    return build(HEADING, TITLE, [Table(COLUMNS, cells)])
