"""Who people are at the provider of single sign-on: found by tenant and object id, never by e-mail address."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from s11.domain.identity import Asserted, new_reference
from s11.storage.tables import IdentityRow, UserRow
from s11.storage.trail import as_one


def find_identity(session: Session, tenant: str, object_id: str) -> IdentityRow | None:
    """Return the identity, linked or waiting; locked, so that two at once take turns."""
    query = select(IdentityRow).filter_by(tenant=tenant, object_id=object_id)
    return session.scalar(query.with_for_update(of=IdentityRow))


def find_identity_by_id(session: Session, identity_id: int) -> IdentityRow | None:
    """Return an identity, locked, or None."""
    return session.scalar(select(IdentityRow).filter_by(id=identity_id).with_for_update(of=IdentityRow))


def identity_of(session: Session, person_id: int) -> IdentityRow | None:
    """Return the identity that a person is linked to."""
    return session.scalar(select(IdentityRow).filter_by(person_id=person_id))


def list_waiting(session: Session) -> list[IdentityRow]:
    """Return who waits to be linked, the newest first."""
    query = select(IdentityRow).where(IdentityRow.person_id.is_(None))
    return list(session.scalars(query.order_by(IdentityRow.since.desc(), IdentityRow.id.desc())))


def count_waiting(session: Session) -> int:
    """Say how many wait to be linked."""
    query = select(func.count()).select_from(IdentityRow).where(IdentityRow.person_id.is_(None))
    return session.scalar(query) or 0


def linked_people(session: Session) -> set[int]:
    """Return the numbers of those who are linked to an identity."""
    query = select(IdentityRow.person_id).where(IdentityRow.person_id.is_not(None))
    return {each for each in session.scalars(query) if each is not None}


def list_unlinked_people(session: Session) -> list[UserRow]:
    """Return the active people who are linked to no identity, by e-mail address."""
    linked = select(IdentityRow.person_id).where(IdentityRow.person_id == UserRow.id).exists()
    query = select(UserRow).where(UserRow.active, ~linked).order_by(UserRow.email)
    return list(session.scalars(query))


def add_waiting(session: Session, asserted: Asserted, at: datetime) -> IdentityRow:
    """Keep an identity that nobody is linked to."""
    row = IdentityRow(
        tenant=asserted.tenant, object_id=asserted.object_id, reference=new_reference(), person_id=None,
        said_name=asserted.name, said_email=asserted.email, by_hand=False, since=at,
    )  # fmt: skip
    with as_one(session, "identity.waiting", row.reference):
        session.add(row)
    return row


def say_anew(session: Session, row: IdentityRow, asserted: Asserted) -> None:
    """Keep what the provider says now of somebody who waits."""
    if (row.said_name, row.said_email) != (asserted.name, asserted.email):
        with as_one(session, "identity.waiting", row.reference):
            row.said_name, row.said_email = asserted.name, asserted.email


def link(session: Session, row: IdentityRow, person: UserRow, how: str, at: datetime) -> None:
    """Link an identity to a person; what the provider said of them is forgotten."""
    with as_one(session, "identity.linked", person.id, reference=row.reference, how=how):
        row.person, row.said_name, row.said_email, row.since = person, "", "", at


def unlink(session: Session, row: IdentityRow, at: datetime) -> None:
    """Take an identity off its person; from then on only a person links it again."""
    with as_one(session, "identity.unlinked", row.person_id or "", reference=row.reference):
        row.person, row.by_hand, row.since = None, True, at


def forget(session: Session, row: IdentityRow) -> None:
    """Forget an identity that waits."""
    with as_one(session, "identity.removed", row.reference):
        session.delete(row)
