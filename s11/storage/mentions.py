"""Where in all that was typed a person is named: every column of text that the tables have."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, RowMapping, String, Table, func, or_, select
from sqlalchemy.orm import Session

from s11.domain.accounts import sentences_with
from s11.storage.accounts import SAID_BY, hanging_on_person, pieces
from s11.storage.database import Base
from s11.storage.trail import NOUNS

# The trail is told apart, and a framework says nothing of a person.
UNSEARCHED = frozenset({"trail", "trail_head", "framework"})
_NOUNS = {row.__tablename__: (noun.replace("_", " "), key) for row, (noun, key) in NOUNS.items()}


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names a person, and where it stands."""

    audit: str
    directorate: str
    what: str
    field: str
    sentence: str


def searched_columns() -> dict[Table, list[Column[Any]]]:
    """Return the columns of text that people type into, by table."""
    apart = {each.table.name for each in hanging_on_person(0)} | UNSEARCHED
    found = {}
    for table in Base.metadata.sorted_tables:
        texts = [each for each in table.columns if isinstance(each.type, String) and not each.foreign_keys]
        texts = [each for each in texts if f"{table.name}.{each.name}" not in SAID_BY]
        if texts and table.name not in apart:
            found[table] = texts
    return found


def mentions(session: Session, phrases: Iterable[str]) -> Iterator[Mention]:
    """Give every sentence of every table that names one of the phrases, in the order of the tables."""
    sought = [phrase for phrase in phrases if phrase.strip()]
    if not sought:
        return
    for table, columns in searched_columns().items():
        holding = [
            func.lower(each).contains(piece, autoescape=True) for each in columns for piece in pieces(sought)
        ]
        query = select(table).order_by(*table.primary_key.columns)
        if holding:
            query = query.where(or_(*holding))
        for row in session.execute(query).mappings().all():
            yield from _in_row(session, table, columns, row, sought)


def _in_row(
    session: Session, table: Table, columns: list[Column[Any]], row: RowMapping, sought: list[str]
) -> Iterator[Mention]:
    place: dict[str, str] | None = None
    for each in columns:
        for sentence in sentences_with(_readable(row[each.name]), sought):
            place = place or place_of(session, table, row)
            field = each.name.replace("_", " ")
            yield Mention(place["audit"], place["directorate"], say_row(table, row), field, sentence)


def _readable(text: str | None) -> str:
    """Return a text; of what is kept as JSON its texts, a line each."""
    if text and text.startswith('{"'):
        try:
            return "\n".join(_leaves(json.loads(text)))
        except ValueError:
            return text
    return text or ""


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from _leaves(child)


def say_row(table: Table, row: RowMapping) -> str:
    """Name a row as the trail does: `answer 1.2`."""
    noun, key = _NOUNS.get(table.name, (table.name.replace("_", " "), ""))
    return f"{noun} {row[key]}" if key in row else noun


def place_of(session: Session, table: Table, row: RowMapping) -> dict[str, str]:
    """Say in which audit and of which directorate a row is, going up what it refers to; empty where in none."""
    if table.name == "cycle":
        return {"audit": row["ref"], "directorate": ""}
    if table.name == "directorate":
        return {"audit": "", "directorate": row["ref"]}
    found = {"audit": "", "directorate": ""}
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        above, value = key.column.table, row[key.parent.name]
        if value is None or above is table or above.name in ("user", "board", "organisation"):
            continue
        parent = session.execute(select(above).where(key.column == value)).mappings().first()
        if parent is not None:
            said = place_of(session, above, parent)
            found = {name: found[name] or said[name] for name in found}
    return found
