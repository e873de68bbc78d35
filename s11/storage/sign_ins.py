"""Who is signed in: found with the person in one query. What changes here the services tell the trail."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from s11.domain.factors import FactorStanding
from s11.domain.sign_ins import Limits, SignIn
from s11.storage.factors import standing_of
from s11.storage.tables import SignInRow, UserRow

TOLD = {"told": True}
_VALUES = (
    SignInRow.id,
    SignInRow.person_id,
    SignInRow.begun,
    SignInRow.last_seen,
    SignInRow.origin,
    SignInRow.browser,
)
# What the second factor asks of every request comes along: it would be a question of its own.
_SIGNED_IN = (
    select(UserRow, *standing_of(UserRow.id, UserRow.role), *_VALUES)
    .join(SignInRow, SignInRow.person_id == UserRow.id)
    .where(SignInRow.hash == bindparam("hash"))
)


def hash_of(word: str) -> str:
    """Return what is kept of a random word: whoever reads the database cannot use it."""
    return sha256(word.encode("utf-8", "surrogatepass")).hexdigest()


def find_signed_in(session: Session, word: str) -> tuple[UserRow, SignIn, FactorStanding] | None:
    """Return whose sign-in a cookie's word belongs to, that sign-in, and how they stand with second factors."""
    found = session.execute(_SIGNED_IN, {"hash": hash_of(word)}).first()
    if not found:
        return None
    person, has_one, is_required, *values = list[Any](found)
    return person, SignIn(*values), FactorStanding(bool(has_one), bool(is_required))


def list_sign_ins(session: Session, person_id: int) -> list[SignIn]:
    """Return where a person is signed in, the last seen first."""
    query = select(*_VALUES).where(SignInRow.person_id == person_id)
    return [SignIn(*row) for row in session.execute(query.order_by(SignInRow.last_seen.desc(), SignInRow.id))]


def add_sign_in(
    session: Session, person_id: int, word: str, now: datetime, origin: str, browser: str
) -> None:
    """Keep that a person is signed in."""
    values = {"hash": hash_of(word), "person_id": person_id, "begun": now, "last_seen": now}
    session.execute(
        insert(SignInRow).values(**values, origin=origin, browser=browser), execution_options=TOLD
    )


def change_word(session: Session, sign_in_id: int, word: str) -> None:
    """Let a sign-in be known by another word."""
    query = update(SignInRow).where(SignInRow.id == sign_in_id).values(hash=hash_of(word))
    session.execute(query, execution_options={**TOLD, "synchronize_session": False})


def mark_seen(session: Session, sign_in_id: int, now: datetime) -> None:
    """Keep when a sign-in was last seen."""
    query = update(SignInRow).where(SignInRow.id == sign_in_id).values(last_seen=now)
    session.execute(query, execution_options={**TOLD, "synchronize_session": False})


def remove_sign_in(session: Session, word: str) -> bool:
    """End the sign-in that the word in a cookie belongs to; tell whether there was one."""
    return _remove(session, SignInRow.hash == hash_of(word)) == 1


def remove_one_sign_in(session: Session, person_id: int, sign_in_id: int) -> bool:
    """End one of a person's sign-ins; tell whether there was one."""
    return _remove(session, SignInRow.person_id == person_id, SignInRow.id == sign_in_id) == 1


def remove_sign_ins(session: Session, person_id: int, but: int | None = None) -> int:
    """End all of a person's sign-ins, but for one where it is named; return how many."""
    others = (SignInRow.id != but,) if but is not None else ()
    return _remove(session, SignInRow.person_id == person_id, *others)


def remove_ended_sign_ins(session: Session, limits: Limits, now: datetime, slack: timedelta) -> None:
    """Forget sign-ins that ended by themselves."""
    idle = SignInRow.last_seen < now - limits.idle - slack
    _remove(session, or_(idle, SignInRow.begun < now - limits.whole))


def _remove(session: Session, *which: object) -> int:
    query = delete(SignInRow).where(*which)  # type: ignore[arg-type]
    done = session.execute(query, execution_options={**TOLD, "synchronize_session": False})
    return int(done.rowcount)  # type: ignore[attr-defined]
