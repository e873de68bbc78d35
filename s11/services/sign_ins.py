"""Signing in and out: what a browser holds is a random word, and it is worth what the database says of it."""

import secrets
from datetime import datetime

from sqlalchemy.orm import Session

from s11.domain.refusals import NotFound
from s11.domain.sign_ins import WRITTEN_EVERY, Limits, SignIn, why_ended
from s11.storage import sign_ins
from s11.storage.trail import tell


def begin_sign_in(
    session: Session, person_id: int, now: datetime, limits: Limits, origin: str, browser: str, by: str = ""
) -> str:
    """Sign a person in on a browser, and return the word that its cookie is to hold; `by` is how, if not usual."""
    word = secrets.token_urlsafe(32)
    sign_ins.remove_ended_sign_ins(session, limits, now, WRITTEN_EVERY)
    sign_ins.add_sign_in(session, person_id, word, now, origin, browser)
    tell(session, "sign_in.done", person_id, browser=browser, **({"by": by} if by else {}))
    session.commit()
    return word


def renew_word(session: Session, sign_in_id: int) -> str:
    """Return another word for a sign-in; the one before is worthless."""
    word = secrets.token_urlsafe(32)
    sign_ins.change_word(session, sign_in_id, word)
    session.commit()
    return word


def sign_out(session: Session, person_id: int, word: str) -> None:
    """End the sign-in of this browser."""
    sign_ins.remove_sign_in(session, word)
    tell(session, "sign_out.done", person_id)
    session.commit()


def list_live_sign_ins(session: Session, person_id: int, limits: Limits, now: datetime) -> list[SignIn]:
    """Return where a person is signed in now, the last seen first."""
    there = sign_ins.list_sign_ins(session, person_id)
    return [sign_in for sign_in in there if not why_ended(sign_in, limits, now)]


def end_one_sign_in(session: Session, person_id: int, sign_in_id: int) -> None:
    """End one of a person's sign-ins: its browser is signed out at its next request."""
    if not sign_ins.remove_one_sign_in(session, person_id, sign_in_id):
        raise NotFound("It has ended already, or was never yours.")
    tell(session, "sign_in.ended", person_id, number=1)
    session.commit()


def end_sign_ins(session: Session, person_id: int, but: int | None = None) -> int:
    """End a person's sign-ins everywhere, but for one where it is named; return how many there were."""
    ended = revoke(session, person_id, but)
    session.commit()
    return ended


def revoke(session: Session, person_id: int, but: int | None = None) -> int:
    """End a person's sign-ins within another use case, which commits."""
    ended = sign_ins.remove_sign_ins(session, person_id, but)
    if ended:
        tell(session, "sign_in.ended", person_id, number=ended)
    return ended


def mark_seen(session: Session, sign_in_id: int, now: datetime) -> None:
    """Keep that something happened in a sign-in."""
    sign_ins.mark_seen(session, sign_in_id, now)
    session.commit()
