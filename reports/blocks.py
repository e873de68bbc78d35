"""What several papers are made of: the title, parts with headings, lists of points and labelled texts."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable

from reports.chip import rating_chip
from reports.page import HeadingText
from reports.stack import Headed
from reports.structure import Tag
from reports.style import BULLET, LABEL, SUBTITLE
from reports.table import Column, Table
from reports.text import Point, Text, Words
from reports.typed import NO_BREAK
from standards.framework import Rating


def title(words: str, below: str) -> list[Flowable]:
    """Begin a paper with its title and a line that says whose and when; the date at its end is not parted."""
    return [HeadingText(words, 0), Text(NO_BREAK.join(below.rsplit(" ", 2)), SUBTITLE)]


def part(heading: str, body: Sequence[Flowable], opening: Sequence[Flowable] = ()) -> list[Flowable]:
    """Make a part of a paper; its heading and opening never stay behind at the foot of a page."""
    return headed([HeadingText(heading, 1), *opening], body)


def section(heading: str, body: Sequence[Flowable], bookmark: str = "") -> list[Flowable]:
    """Make a section of a part; a long heading has a shorter bookmark."""
    return headed([HeadingText(heading, 2, bookmark)], body)


def headed(heads: Sequence[Flowable], body: Sequence[Flowable]) -> list[Flowable]:
    """Keep headings with the beginning of the body, also where the body begins with a heading of its own."""
    first, *more = body
    if isinstance(first, Headed):
        return [Headed([*heads, *first.parts]), *more]
    return [Headed([*heads, first]), *more]


def points(texts: Iterable[Words]) -> list[Flowable]:
    """List short texts one below the other."""
    listing = Tag("L", attributes="/O/List/ListNumbering/Disc")
    return [Point(text, BULLET, "•", listing) for text in texts]


def labelled(label: str, words: str, absent: Words = "") -> list[Flowable]:
    """Put a label above a text; where there is none, say so, or leave both out."""
    said = words if words.strip() else absent
    return headed([Text(label, LABEL)], [Text(said)]) if said else []


def both_ratings(ours: str, self_rating: Rating | None, board_rating: Rating | None) -> Flowable:
    """Set the directorate's own rating beside the board's."""
    columns = (Column(ours, 1), Column("The board's rating", 1))
    return Table(columns, [(rating_chip(self_rating), rating_chip(board_rating))], named=False)
