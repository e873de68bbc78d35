"""Sheets read back by another program than the one that wrote them."""

import csv
from io import BytesIO, StringIO

from openpyxl import load_workbook


def workbook(content):
    return load_workbook(BytesIO(content))


def rows(sheet):
    """Return the rows of a sheet as lists of values, the headings first."""
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def records(sheet):
    """Return the rows as dictionaries by heading."""
    head, *below = rows(sheet)
    return [dict(zip(head, row, strict=True)) for row in below]


def lines(content):
    """Return the rows of a CSV as lists of texts."""
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
