"""Reading the trail: what happened lately, and all that happened to one thing."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from s11.domain.history import Told
from s11.domain.trail import Entry
from s11.storage.tables import TrailRow, UserRow

_COLUMNS: tuple[Any, ...] = tuple(getattr(TrailRow, name) for name in Entry.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for in the trail; what is empty does not narrow it. Days are whole, both included."""

    who: int | None = None
    cycle: str = ""
    what: str = ""
    first: date | None = None
    last: date | None = None


def count_entries(session: Session, sought: Sought) -> int:
    """Count the entries that are sought."""
    return session.scalar(select(func.count()).select_from(TrailRow).where(*_conditions(sought))) or 0


def list_entries(session: Session, sought: Sought, page: int, size: int) -> list[Entry]:
    """Return a page of the entries that are sought, the newest first."""
    query = select(*_COLUMNS).where(*_conditions(sought)).order_by(TrailRow.id.desc())
    return [Entry(*row) for row in session.execute(query.limit(size).offset((page - 1) * size))]


def all_entries(session: Session, sought: Sought) -> Iterator[Entry]:
    """Hand out all entries that are sought, the oldest first, without holding them all."""
    query = select(*_COLUMNS).where(*_conditions(sought)).order_by(TrailRow.id)
    with session.connection().execute(query, execution_options={"yield_per": 1000}) as rows:
        for row in rows:
            yield Entry(*row)


def entries_about_person(session: Session, person_id: int) -> list[Entry]:
    """Return the entries about a person's account, the oldest first."""
    about = [TrailRow.what.startswith(noun, autoescape=True) for noun in ("person.", "sign_in.", "sign_out.")]
    query = select(*_COLUMNS).where(TrailRow.place == str(person_id), or_(*about)).order_by(TrailRow.id)
    return [Entry(*row) for row in session.execute(query)]


def _conditions(sought: Sought) -> Iterator[ColumnElement[bool]]:
    if sought.who is not None:
        yield TrailRow.who == sought.who
    if sought.cycle:
        yield TrailRow.cycle == sought.cycle
    if sought.what:
        yield TrailRow.what == sought.what
    if sought.first:
        yield TrailRow.at >= sought.first.isoformat()
    if sought.last:
        yield TrailRow.at < (sought.last + timedelta(1)).isoformat()


def told_about(session: Session, noun: str, cycle: str, directorate: str, place: str) -> list[Told]:
    """Return what changed about one thing, such as the answer to a criterion, the newest first."""
    query = (
        select(TrailRow.at, TrailRow.who, TrailRow.what, TrailRow.details)
        .where(TrailRow.cycle == cycle, TrailRow.directorate == directorate, TrailRow.place == place)
        .where(TrailRow.what.startswith(f"{noun}.", autoescape=True))
        .order_by(TrailRow.id.desc())
    )
    return [_told(*row) for row in session.execute(query)]


def _told(at: str, who: int | None, what: str, details: str | None) -> Told:
    said = json.loads(details) if details else {}
    return Told(at, who, what, said.get("before", {}), said.get("after", {}), details is not None)


def names_of(session: Session, people: Iterable[int | None]) -> dict[int, str]:
    """Return how those of these people are called who still have an account."""
    ids = {person for person in people if person is not None}
    query = select(UserRow).where(UserRow.id.in_(ids))
    return {row.id: row.display_name for row in session.scalars(query)} if ids else {}


def all_names(session: Session) -> dict[int, str]:
    """Return how everybody is called, also those whose account was erased."""
    return {row.id: row.display_name for row in session.scalars(select(UserRow).order_by(UserRow.id))}


def kinds_of_entries(session: Session) -> list[str]:
    """Return what there is in the trail, each kind once."""
    return list(session.scalars(select(TrailRow.what).distinct().order_by(TrailRow.what)))
