"""Erasing a person's account: what is theirs goes, a pseudonym stays, and what they wrote for the council stays."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from s11.domain.accounts import pseudonym
from s11.domain.people import Role
from s11.domain.refusals import Refused
from s11.domain.trail import ACCOUNT_ERASED
from s11.services.people import load_person
from s11.storage import accounts
from s11.storage.erasing import for_good
from s11.storage.hanging import count_hanging, remove_hanging
from s11.storage.mentions import mentions
from s11.storage.tables import UserRow
from s11.storage.trail import tell


@dataclass(frozen=True, slots=True)
class Erasure:
    """What would go with an account, what would be replaced, and what would stay."""

    person: UserRow
    pseudonym: str
    rows: tuple[tuple[str, int], ...]
    replaced: int
    entries: int
    signed: int
    named: int
    shared: tuple[str, ...]
    refusal: str


def load_erasure(session: Session, person_id: int, by: UserRow | None) -> Erasure:
    """Load what erasing an account would do."""
    person = load_person(session, person_id)
    known = accounts.known_by(session, person)
    rows = count_hanging(session, accounts.hanging_on_person(person.id)[:-1])
    texts = [each for each in mentions(session, known.phrases) if each.field != "signed off by"]
    return Erasure(
        person=person,
        pseudonym=pseudonym(person.id),
        rows=tuple((name.replace("_", " "), count) for name, count in rows.items() if count),
        replaced=accounts.count_said_by(session, known.labels),
        entries=len(accounts.entries_about(session, person.id, known)),
        signed=accounts.count_said_by(session, known.names, accounts.SIGNED_BY),
        named=len(texts),
        shared=tuple(sorted(known.shared)),
        refusal=_why_not(session, person, by),
    )


def _why_not(session: Session, person: UserRow, by: UserRow | None) -> str:
    if by is not None and person.id == by.id:
        return "You cannot erase your own account; ask another administrator."
    if person.role == Role.ADMIN and person.active and accounts.hold_administrators(session) < 2:
        return "This is the last administrator who can sign in. Add another one first."
    return ""


def erase_person(session: Session, person_id: int, typed: str, by: UserRow | None, now: datetime) -> Erasure:
    """Erase an account, confirmed by its e-mail address; all of it in one commit. Its sessions end."""
    with for_good(session):
        accounts.hold_administrators(session)
        erasure = load_erasure(session, person_id, by)
        if erasure.refusal:
            raise Refused(erasure.refusal)
        if typed.strip().casefold() != erasure.person.email.casefold():
            raise Refused("Type their e-mail address exactly as it stands here")
        known = accounts.known_by(session, erasure.person)
        session.expunge(erasure.person)
        accounts.erase_told(session, person_id, known)
        accounts.replace_said_by(session, known.labels, person_id)
        remove_hanging(session, accounts.hanging_on_person(person_id)[:-1])
        accounts.erase_row(session, person_id, now)
        told = {name: count for name, count in erasure.rows}
        tell(
            session,
            ACCOUNT_ERASED,
            person_id,
            names_replaced=erasure.replaced,
            entries=erasure.entries,
            **told,
        )
        session.commit()
    return erasure
