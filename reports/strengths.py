"""Good practice: what the board found strong where it gave its best rating."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.platypus import Flowable

from reports.blocks import points, section
from reports.contents import OverviewContents, Strength
from reports.lines import Span
from reports.plan_table import standard_name
from reports.text import Text, Words
from reports.words import short

MOST, LONGEST = 6, 500
OPENING = "What the board wrote under standards to which it gave its best rating."


def strengths(contents: OverviewContents) -> list[Flowable]:
    """Print the strengths standard by standard; of many the first, with how many more there are."""
    if not contents.strengths:
        return [Text("The board has written no strength yet under a standard with its best rating.")]
    story: list[Flowable] = [Text(OPENING)]
    for (number, title), group in groupby(contents.strengths, key=lambda each: (each.standard, each.title)):
        found = list(group)
        rest = len(found) - MOST
        more = [Text(f"The feedback tells of {rest} more.")] if rest > 0 else []
        name = standard_name(number, title)
        story += section(name, [*points(_points(found[:MOST])), *more], bookmark=f"Standard {number}")
    return story


def _points(found: Sequence[Strength]) -> Iterator[Words]:
    for strength in found:
        yield [Span(f"{strength.directorate}: ", "bold"), short(strength.text, LONGEST)]
