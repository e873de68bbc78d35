"""Whom an identity belongs to: found by tenant and object id; linked at first only where that is safe."""

import secrets
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from s11.domain.identity import Asserted, NotBelieved
from s11.domain.refusals import NotFound, Refused
from s11.storage.identities import (
    add_waiting,
    find_identity,
    find_identity_by_id,
    forget,
    identity_of,
    link,
    say_anew,
    unlink,
)
from s11.storage.people import find_person, find_person_by_id
from s11.storage.tables import IdentityRow, UserRow
from s11.storage.trail import tell

GONE = "Somebody else dealt with it meanwhile. Go back to see how things stand."


class NotLinked(NotBelieved):
    """The provider knows them and we do not yet; `reference` is what an administrator asks for."""

    def __init__(self, reference: str) -> None:
        super().__init__("not_linked")
        self.reference = reference


def who_signs_in(session: Session, asserted: Asserted, at: datetime) -> UserRow:
    """Return the person that the provider tells of; who is not known yet waits for an administrator."""
    try:
        row = find_identity(session, asserted.tenant, asserted.object_id)
        if row is None or row.person_id is None:
            row = _linked_or_waiting(session, row, asserted, at)
        session.commit()
    except IntegrityError:  # the same person in two windows at once: now the other's row is there
        session.rollback()
        row = find_identity(session, asserted.tenant, asserted.object_id)
    if row is None:
        raise NotBelieved("state")
    if row.person is None:
        raise NotLinked(row.reference)
    if not row.person.active:
        raise NotBelieved("disabled")
    return row.person


def _linked_or_waiting(
    session: Session, row: IdentityRow | None, asserted: Asserted, at: datetime
) -> IdentityRow:
    expected = _expected(session, asserted) if row is None or not row.by_hand else None
    if row is None:
        row = add_waiting(session, asserted, at)
    else:
        say_anew(session, row, asserted)
    if expected is not None:
        link(session, row, expected, "verified e-mail address", at)
    return row


def _expected(session: Session, asserted: Asserted) -> UserRow | None:
    """Return the person whom an administrator added for single sign-on with this address, not linked to anybody.

    Only an account without a password waits for it: one that somebody uses is never given away by an address.
    """
    if not asserted.is_verified:
        return None
    person = find_person(session, asserted.email)
    if person is None or person.password or not person.active:
        return None
    return None if identity_of(session, person.id) else person


def link_own(session: Session, person_id: int, asserted: Asserted, at: datetime) -> None:
    """Link an identity to the person who is signed in and has just shown that it is theirs."""
    person = _person(session, person_id)
    if identity_of(session, person_id):
        raise NotBelieved("linked_already")
    row = find_identity(session, asserted.tenant, asserted.object_id) or add_waiting(session, asserted, at)
    if row.person_id is not None:
        raise NotBelieved("linked_elsewhere")
    _link_once(session, row, person, "own account", at)


def link_by_hand(session: Session, identity_id: int, person_id: int, at: datetime) -> UserRow:
    """Link somebody who waits to a person, as an administrator says."""
    row = load_waiting(session, identity_id)
    person = _person(session, person_id)
    if identity_of(session, person_id):
        raise Refused(f"{person.display_name} is linked to another account already; unlink that first.")
    _link_once(session, row, person, "administrator", at)
    return person


def unlink_person(session: Session, person_id: int, by: UserRow, at: datetime) -> UserRow:
    """Take the identity off a person, as an administrator says; they are signed out everywhere."""
    if person_id == by.id:
        raise Refused("You cannot unlink your own account; ask another administrator.")
    person, row = _person(session, person_id), identity_of(session, person_id)
    if row is None:
        raise Refused(GONE)
    unlink(session, row, at)
    person.fs_uniquifier = secrets.token_hex(32)
    session.commit()
    return person


def end_sessions(session: Session, tenant: str, object_id: str) -> None:
    """Sign a person out everywhere, as the provider says; somebody who is linked to nobody has no session."""
    row = find_identity(session, tenant, object_id)
    if row is not None and row.person is not None:
        row.person.fs_uniquifier = secrets.token_hex(32)
        tell(session, "sign_out.done", row.person.id, by="single sign-on")
    session.commit()


def turn_away(session: Session, identity_id: int) -> None:
    """Forget somebody who waits; should they come again, they wait again."""
    forget(session, load_waiting(session, identity_id))
    session.commit()


def _link_once(session: Session, row: IdentityRow, person: UserRow, how: str, at: datetime) -> None:
    try:
        link(session, row, person, how, at)
        session.commit()
    except IntegrityError:
        session.rollback()
        raise Refused(GONE) from None


def load_waiting(session: Session, identity_id: int) -> IdentityRow:
    """Return somebody who waits, locked; one that was dealt with meanwhile is refused."""
    row = find_identity_by_id(session, identity_id)
    if row is None:
        raise NotFound("Nobody waits under this number; somebody may have dealt with it meanwhile.")
    if row.person_id is not None:
        raise Refused(GONE)
    return row


def _person(session: Session, person_id: int) -> UserRow:
    person = find_person_by_id(session, person_id)
    if person is None:
        raise NotFound("There is no such person.")
    return person
