"""Invitations and resets: a link with which a person sets a password, once.

The random word of a link is in the mail and nowhere else; the database has its hash.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from flask_security import hash_password
from sqlalchemy.orm import Session

from s11.config import Settings
from s11.domain.refusals import NotFound, Refused
from s11.services.letters import invitation, password_changed, reset
from s11.services.people import NewPerson, load_person, make_person, nobody_else, put_password
from s11.services.post import NotSent, send, send_later
from s11.storage import links
from s11.storage.people import find_person
from s11.storage.tables import UserRow
from s11.storage.trail import note, tell

INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=1)


class LinkDead(NotFound):
    """A link that was used, ran out, or never was."""

    def __init__(self) -> None:
        super().__init__("This link was used already, or is too old.")


@dataclass(frozen=True, slots=True)
class Invited:
    """A person who was invited; `link` is told once where no mail took it there, with the reason why."""

    person: UserRow
    expires: datetime
    link: str = ""
    why: str = ""


def invite_person(session: Session, new: NewPerson, now: datetime) -> Invited:
    """Add a person without a password, and send them a link to choose one."""
    _base()
    with nobody_else(session, new.email):
        person = make_person(session, new, None)
        word = _new_invitation(session, person, now)
        session.commit()
    return _send_invitation(person, word, now)


def invite_again(session: Session, person_id: int, now: datetime) -> Invited:
    """Send another link to somebody who has no password yet; the earlier ones are worthless."""
    _base()
    person = _invitable(session, person_id)
    links.remove_links(session, person.id, "invitation")
    word = _new_invitation(session, person, now)
    session.commit()
    return _send_invitation(person, word, now)


def withdraw_invitation(session: Session, person_id: int) -> None:
    """Make the links worthless that a person was invited with."""
    person = load_person(session, person_id)
    if not links.remove_links(session, person.id, "invitation"):
        raise Refused("There is no invitation to withdraw: it was used, withdrawn, or ran out.")
    tell(session, "invitation.withdrawn", person.id)
    session.commit()


def send_reset(session: Session, email: str, now: datetime) -> bool:
    """Send a link to set a new password, where somebody with this address may sign in with one.

    Made for the background: whoever asks gets the same answer at once, whether or not there is such a person.
    """
    person = find_person(session, email.strip())
    if person is None or not person.active or not person.password or not _lets_passwords_in(person):
        session.commit()
        note("reset.refused")
        return False
    word = secrets.token_urlsafe(32)
    links.remove_old_links(session, now)
    links.add_link(session, person.id, "reset", word, now, now + RESET_LASTS)
    tell(session, "reset.asked", person.id)
    session.commit()
    try:
        send(reset(person.email, link_of(word), now + RESET_LASTS))
    except NotSent:
        note("mail.not_sent", person.id)
        return False
    return True


def set_password(session: Session, word: str, password: str, now: datetime) -> UserRow:
    """Set the password of whoever has this link; it works once, and what was before is worthless."""
    hashed = hash_password(password)
    taken = links.take_link(session, word, now)
    person = load_person(session, taken.person_id) if taken else None
    if taken is None or person is None or not person.active:
        session.rollback()
        note("link.refused")
        raise LinkDead
    put_password(session, person, hashed)
    tell(session, f"{taken.kind}.used", person.id)
    session.commit()
    send_later(password_changed(person.email, now))
    return person


def link_of(word: str) -> str:
    """Return the address of a link: where this program is reached, and never what a request says it is."""
    return f"{_base()}/link/{word}"


def _base() -> str:
    settings: Settings = current_app.extensions["s11"]
    if not settings.base:
        raise Refused(
            "Links need to lead here: set S11_ADDRESS, as https://s11.council.example, and try again."
        )
    return settings.base


def _lets_passwords_in(person: UserRow) -> bool:
    settings: Settings = current_app.extensions["s11"]
    return settings.provider is None or settings.provider.lets_passwords_in(person.email)


def _invitable(session: Session, person_id: int) -> UserRow:
    person = load_person(session, person_id)
    if person.password or not person.active:
        raise Refused("They have a password already, or may not sign in: there is nothing to invite them to.")
    return person


def _new_invitation(session: Session, person: UserRow, now: datetime) -> str:
    word = secrets.token_urlsafe(32)
    session.flush()
    links.remove_old_links(session, now)
    links.add_link(session, person.id, "invitation", word, now, now + INVITATION_LASTS)
    tell(session, "invitation.made", person.id)
    return word


def _send_invitation(person: UserRow, word: str, now: datetime) -> Invited:
    expires, link = now + INVITATION_LASTS, link_of(word)
    settings: Settings = current_app.extensions["s11"]
    if not settings.sends_mail:
        return Invited(person, expires, link, "no mail is set up")
    try:
        send(invitation(person.email, link, expires))
    except NotSent as failure:
        note("mail.not_sent", person.id)
        return Invited(person, expires, link, str(failure))
    return Invited(person, expires)
