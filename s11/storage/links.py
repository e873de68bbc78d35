"""Links with which people set a password, once: kept by the hash of the random word in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from s11.storage.sign_ins import TOLD, hash_of
from s11.storage.tables import LinkRow, UserRow

Kind = Literal["invitation", "reset"]


@dataclass(frozen=True, slots=True)
class Link:
    """For whom a link is, what for, and until when it can be used."""

    person_id: int
    kind: Kind
    expires: datetime


_VALUES = (LinkRow.person_id, LinkRow.kind, LinkRow.expires)


def add_link(
    session: Session, person_id: int, kind: Kind, word: str, made: datetime, expires: datetime
) -> None:
    """Keep a link."""
    values = {"hash": hash_of(word), "person_id": person_id, "kind": kind, "made": made, "expires": expires}
    session.execute(insert(LinkRow).values(**values), execution_options=TOLD)


def find_link(session: Session, word: str, now: datetime) -> tuple[UserRow, Kind] | None:
    """Return whose link this is, where it can still be used and they may sign in."""
    query = select(UserRow, LinkRow.kind).join(LinkRow, LinkRow.person_id == UserRow.id)
    query = query.where(LinkRow.hash == hash_of(word), LinkRow.expires > now, UserRow.active)
    found = session.execute(query).first()
    return (found[0], cast(Kind, found[1])) if found else None


def take_link(session: Session, word: str, now: datetime) -> Link | None:
    """Use a link up, and return it: of two who do so at once, the database lets one have it."""
    query = delete(LinkRow).where(LinkRow.hash == hash_of(word), LinkRow.expires > now).returning(*_VALUES)
    taken = session.execute(query, execution_options={**TOLD, "synchronize_session": False}).first()
    return Link(taken[0], cast(Kind, taken[1]), taken[2]) if taken else None


def invitations_of(session: Session, person_ids: Sequence[int]) -> dict[int, datetime]:
    """Return until when each of these people's invitations can be used, by person."""
    query = select(LinkRow.person_id, LinkRow.expires).where(
        LinkRow.kind == "invitation", LinkRow.person_id.in_(person_ids)
    )
    return {person_id: expires for person_id, expires in session.execute(query.order_by(LinkRow.expires))}


def remove_links(session: Session, person_id: int, kind: Kind | None = None) -> int:
    """Make a person's links worthless, of one kind where it is named; return how many there were."""
    query = delete(LinkRow).where(LinkRow.person_id == person_id)
    if kind:
        query = query.where(LinkRow.kind == kind)
    done = session.execute(query, execution_options={**TOLD, "synchronize_session": False})
    return int(done.rowcount)  # type: ignore[attr-defined]


def remove_old_links(session: Session, now: datetime) -> None:
    """Forget links that can no longer be used."""
    query = delete(LinkRow).where(LinkRow.expires <= now)
    session.execute(query, execution_options={**TOLD, "synchronize_session": False})
