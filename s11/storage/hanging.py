"""What hangs on a row: every row that refers to it, directly or through others, as the foreign keys themselves say.

Nobody keeps a list of tables that could grow old: a new table that refers to a cycle or to a person is found.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, delete, func, or_, select
from sqlalchemy.orm import Session

from s11.storage.trail import TOLD


@dataclass(frozen=True, slots=True)
class Hanging:
    """The rows of a table that hang on something."""

    table: Table
    which: ColumnElement[bool]


def hanging_on(table: Table, row_id: int, spared: Collection[str] = ()) -> list[Hanging]:
    """Return what hangs on a row, and at the end the row itself; whatever refers to another comes before it.

    `spared` are columns, as `table.column`, whose rows only name the row and do not hang on it.
    """
    found: dict[Table, list[ColumnElement[bool]]] = {table: [table.c.id == row_id]}
    for child in table.metadata.sorted_tables:
        for key in sorted(child.foreign_keys, key=lambda key: key.parent.name):
            parent = key.column.table
            if parent in found and parent is not child and str(key.parent) not in spared:
                above = select(key.column).where(or_(*found[parent]))
                found.setdefault(child, []).append(key.parent.in_(above))
    order = {each: place for place, each in enumerate(table.metadata.sorted_tables)}
    return [
        Hanging(each, or_(*found[each])) for each in sorted(found, key=lambda each: order[each], reverse=True)
    ]


def count_hanging(session: Session, hanging: Collection[Hanging]) -> dict[str, int]:
    """Count the rows of each table."""
    return {
        each.table.name: session.scalar(select(func.count()).select_from(each.table).where(each.which)) or 0
        for each in hanging
    }


def remove_hanging(session: Session, hanging: Collection[Hanging]) -> None:
    """Remove the rows, in their order; whoever asks for it tells the trail."""
    for each in hanging:
        session.execute(delete(each.table).where(each.which), execution_options=TOLD)
    session.expire_all()
