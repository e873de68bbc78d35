"""How ratings moved since the last audit, on criteria that did not change."""

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from reports.blocks import points, section
from reports.contents import ChangeSince, OverviewContents, StandardChange
from reports.plan_table import standard_name
from reports.table import Column, Table
from reports.text import Text
from reports.words import count

COLUMNS = (
    Column("Standard", 70),
    Column("Unchanged criteria", 22, number=True),
    Column("Answers compared", 20, number=True),
    Column("Better", 14, number=True),
    Column("Same", 14, number=True),
    Column("Worse", 14, number=True),
)
HOW = (
    "Only criteria with the same statement in both audits are compared: what a directorate rated itself then with "
    "what it rated itself now, where both ratings count."
)


def changes(contents: OverviewContents) -> list[Flowable]:
    """Print what changed, or that there is nothing to compare with."""
    change = contents.change
    if change is None:
        return [Text("This board has no earlier audit of this organisation here to compare with.")]
    left_out = (
        section("What could not be compared", points(change.not_compared)) if change.not_compared else []
    )
    if not _total(change, lambda line: line.compared):
        return [Text(f"Nothing could be compared with {change.cycle}."), *left_out]
    return [Text(_said(change)), Table(COLUMNS, [*map(_row, change.standards)]), *left_out]


def _said(change: ChangeSince) -> str:
    compared, better, worse, same = (
        _total(change, number)
        for number in (
            lambda line: line.compared,
            lambda line: line.better,
            lambda line: line.worse,
            lambda line: line.same,
        )
    )
    return (
        f"Against {change.cycle}, {count(compared, 'answer')} can be compared: "
        f"{better} better, {same} the same, {worse} worse. {HOW}"
    )


def _total(change: ChangeSince, number: Callable[[StandardChange], int]) -> int:
    return sum(map(number, change.standards))


def _row(line: StandardChange) -> Sequence[str]:
    unchanged = f"{line.unchanged} of {line.criteria}"
    numbers = (line.compared, line.better, line.same, line.worse)
    return (standard_name(line.id, line.title), unchanged, *map(str, numbers))
