"""A sheet: columns with a heading, and rows of cells that know what they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reports.contents import Heading
from standards.framework import Colour


@dataclass(frozen=True, slots=True)
class Mark:
    """A rating or a status: its word and, where it has one, its colour."""

    label: str
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """What should stand here and does not, said in words ("No lead officer")."""

    label: str


Cell = str | int | date | Mark | Missing | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and its width as about so many characters."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table by name; `empty` is what is said where it has no row.

    A name is ours and never typed: at most 31 characters, without any of []:*?/\\.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Nothing to list."


SheetWriter = Callable[[Heading, str, Sequence[Sheet]], bytes]
"""What makes a file of a paper's heading, its title and its sheets: `xlsx` all of them, `csv` the first."""
