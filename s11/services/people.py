"""Who may sign in: add people, disable them, give them a new password."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from email_validator import EmailNotValidError, validate_email
from flask_security import hash_password
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from s11.domain.people import OF_A_DIRECTORATE, Role
from s11.domain.refusals import NotFound, Refused
from s11.services.belonging import board_of, find_account, organisation_of
from s11.services.letters import password_changed
from s11.services.post import send_later
from s11.services.sign_ins import revoke
from s11.storage.links import remove_links
from s11.storage.people import (
    directorates_named,
    find_person,
    find_person_by_id,
    list_directorates,
    say_directorate,
)
from s11.storage.tables import DirectorateRow, UserRow

# Without letters and digits that are mistaken for others; four groups of four hold 79 bits.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who is to be added; the directorate as a person names it: `housing`, `AUDIT/housing`, `COUNCIL/housing`.

    A board and an organisation go by their name or short name; `all` is all of them, and has to be said where
    there are several.
    """

    email: str
    role: Role
    directorate: str | None = None
    name: str = ""
    board: str | None = None
    organisation: str | None = None
    by_single_sign_on: bool = False


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """A person and the password that is told once and kept nowhere; none for who has single sign-on."""

    person: UserRow
    password: str


def add_person(session: Session, new: NewPerson) -> PersonAdded:
    """Add a person with a new password, or with none where single sign-on is their way in.

    A lead and a director belong to a directorate, nobody else does.
    """
    password = "" if new.by_single_sign_on else new_password_text()
    with nobody_else(session, new.email):
        person = make_person(session, new, hash_password(password) if password else None)
        session.commit()
    return PersonAdded(person, password)


def make_person(session: Session, new: NewPerson, password: str | None) -> UserRow:
    """Make a person within another use case, which commits; without a password nobody signs in with one."""
    email = _checked_email(new.email)
    if find_person(session, email) is not None:
        raise Refused(f"{email} is already here; nothing changed.")
    directorate = _directorate_of(session, new)
    person = UserRow(
        email=email,
        name=" ".join(new.name.split())[:LONGEST_NAME],
        password=password,
        active=True,
        fs_uniquifier=secrets.token_hex(32),
        role=new.role.value,
        directorate=directorate,
        board=board_of(session, new.role, new.board),
        organisation=organisation_of(session, new.role, new.organisation),
    )
    session.add(person)
    return person


@contextmanager
def nobody_else(session: Session, email: str) -> Iterator[None]:
    """Refuse a person whom somebody else added in this very moment."""
    try:
        yield
    except IntegrityError as clash:
        session.rollback()
        raise Refused(f"{email.strip()} is already here; nothing changed.") from clash


def disable_person(session: Session, email: str) -> UserRow:
    """Let the person with this e-mail address no longer sign in."""
    person = find_account(session, email)
    person.active = False
    shut_out(session, person.id)
    session.commit()
    return person


def set_active(session: Session, person_id: int, active: bool, by: UserRow) -> UserRow:
    """Let a person sign in or no longer; administrators cannot shut themselves out."""
    person = load_person(session, person_id)
    if person.id == by.id and not active:
        raise Refused("You cannot disable your own account; ask another administrator.")
    person.active = active
    if not active:
        shut_out(session, person.id)
    session.commit()
    return person


def give_new_password(session: Session, person_id: int) -> PersonAdded:
    """Give a person a new password; whoever is signed in with the old one is signed out."""
    person = load_person(session, person_id)
    password = new_password_text()
    session.commit()  # hashing takes a while: nobody waits for the database meanwhile
    put_password(session, person, hash_password(password))
    session.commit()
    send_later(password_changed(person.email, datetime.now(UTC), by_administrator=True))
    return PersonAdded(person, password)


def after_new_password(session: Session, person: UserRow, now: datetime, but: int | None) -> None:
    """Do what follows when people changed their own password; the sign-in `but` goes on."""
    revoke(session, person.id, but)
    remove_links(session, person.id)
    session.commit()
    send_later(password_changed(person.email, now))


def put_password(session: Session, person: UserRow, hashed: str) -> None:
    """Give a person a password within another use case: sign-ins and links of before are worthless."""
    person.password = hashed
    person.fs_uniquifier = secrets.token_hex(32)
    shut_out(session, person.id)


def shut_out(session: Session, person_id: int) -> None:
    """End a person's sign-ins and links within another use case."""
    revoke(session, person_id)
    remove_links(session, person_id)


def give_new_password_by_email(session: Session, email: str) -> PersonAdded:
    """Give the person with this e-mail address a new password."""
    return give_new_password(session, find_account(session, email).id)


def new_password_text() -> str:
    """Make a password that can be read out on the telephone."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def load_person(session: Session, person_id: int) -> UserRow:
    """Return a person who has an account; NotFound where it was erased, or never was."""
    person = find_person_by_id(session, person_id)
    if person is None:
        raise NotFound("There is no such person.")
    return person


def _checked_email(typed: str) -> str:
    try:
        # Special domains are allowed: a council's own network may end in .local or .internal.
        return validate_email(typed.strip(), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise Refused("This is not an e-mail address; write it as name@example.org.") from None


def _directorate_of(session: Session, new: NewPerson) -> DirectorateRow | None:
    belongs = new.role in OF_A_DIRECTORATE
    if belongs and not new.directorate:
        raise Refused(
            f"A {new.role.value} belongs to a directorate; say which. {_choices(list_directorates(session))}"
        )
    if not belongs and new.directorate:
        raise Refused(f"Somebody with the role {new.role.value} belongs to no directorate; leave it out.")
    return find_directorate(session, new.directorate) if new.directorate else None


def find_directorate(session: Session, typed: str) -> DirectorateRow:
    """Return the one directorate that is named; none or several are refused with the choices."""
    found = directorates_named(session, typed)
    if not found:
        raise NotFound(f"There is no directorate {typed!r}. {_choices(list_directorates(session))}")
    if len(found) > 1:
        raise Refused(f"There are several directorates {typed!r}. {_choices(found)}")
    return found[0]


def _choices(directorates: list[DirectorateRow]) -> str:
    if not directorates:
        return "None is here yet: import an audit or start one first."
    return f"Choose one of: {', '.join(say_directorate(each) for each in directorates)}"
