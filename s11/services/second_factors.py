"""Second factors: set them up, sign in with them, take them away, and say which roles need them."""

import hmac
import secrets
from collections.abc import Callable, Collection
from datetime import datetime

from flask_security import Totp
from sqlalchemy.orm import Session

from s11.domain.factors import new_codes, normal_code
from s11.domain.people import Role
from s11.domain.refusals import NotFound, Refused, WrongTry
from s11.services.lockouts import accounts_of, count_failure, factor_account, hold_for_try
from s11.services.sign_ins import revoke
from s11.storage.factors import (
    drop_codes,
    find_app,
    hold_person,
    keep_app,
    load_factors,
    passkeys_of,
    require_of,
    take_code,
    write_codes,
)
from s11.storage.lockouts import drop_tries
from s11.storage.people import find_person, find_person_by_id
from s11.storage.tables import UserRow
from s11.storage.trail import tell

CLOCKS_DIFFER = 30  # seconds that an app's clock may be early or late
LAST_ONE = (
    "Your role needs two factors, and this is your only one. Set up another first, then take this one away."
)


def set_up_app(
    session: Session, totp: Totp, key: str, person: UserRow, secret: str, code: str, now: datetime
) -> list[str]:
    """Set up an authenticator app that gave the right code; hands out recovery codes with the first factor."""
    hold_person(session, person.id)
    keep_app(session, person.id, secret, now)
    if not totp.verify_totp(code, secret, person, window=CLOCKS_DIFFER):
        session.rollback()
        raise WrongTry("The code is not right. Enter the 6 digits that the app shows now.")
    codes = first_codes(session, key, person)
    session.commit()
    return codes


def first_codes(session: Session, key: str, person: UserRow) -> list[str]:
    """Make recovery codes where there are none, within the caller's commit."""
    has_codes = load_factors(session, person.id, person.role).codes_left > 0
    return [] if has_codes else _new_codes(session, key, person)


def make_codes(session: Session, key: str, person: UserRow) -> list[str]:
    """Make recovery codes anew; those before work no more."""
    hold_person(session, person.id)
    if not load_factors(session, person.id, person.role).has_one:
        raise Refused("Recovery codes stand in for a second factor. Set one up first.")
    codes = _new_codes(session, key, person)
    session.commit()
    return codes


def try_app_code(session: Session, totp: Totp, person: UserRow, code: str, now: datetime) -> None:
    """Take a code of the person's app, once; a wrong one counts, and too many let the account wait."""

    def is_right() -> bool:
        row = find_app(session, person.id)
        return row is not None and totp.verify_totp(code, row.secret, person, window=CLOCKS_DIFFER)

    _try(session, person, is_right, "app", now)
    session.commit()


def try_recovery_code(session: Session, key: str, person: UserRow, code: str, now: datetime) -> None:
    """Use up a recovery code; a wrong one counts as a wrong code of the app does."""
    digest = _digest(key, person.id, code)
    _try(session, person, lambda: take_code(session, person.id, digest), "recovery code", now)
    tell(session, "sign_in.recovery_code_used", person.id)
    session.commit()


def _try(session: Session, person: UserRow, is_right: Callable[[], bool], way: str, now: datetime) -> None:
    """Check one try while no other can come between, and count it where it is wrong."""
    account = factor_account(person.id)
    tries = hold_for_try(session, account, now)
    if is_right():
        return
    count_failure(session, account, tries, person.id, now)
    tell(session, "sign_in.second_factor_refused", person.id, way=way)
    session.commit()
    raise WrongTry("The code is not right, or it was used already. Enter another one.")


def remove_app(session: Session, person: UserRow) -> None:
    """Take away a person's own app."""
    hold_person(session, person.id)
    row = find_app(session, person.id)
    if row is None:
        raise NotFound("There is no authenticator app.")
    _refuse_last(session, person)
    session.delete(row)
    _drop_codes_without_factor(session, person)
    session.commit()


def remove_passkey(session: Session, person: UserRow, passkey_id: int) -> None:
    """Take away one of a person's own passkeys."""
    hold_person(session, person.id)
    row = next((row for row in passkeys_of(session, person.id) if row.id == passkey_id), None)
    if row is None:
        raise NotFound("There is no such passkey.")
    _refuse_last(session, person)
    session.delete(row)
    _drop_codes_without_factor(session, person)
    session.commit()


def remove_all_factors(session: Session, person_id: int) -> UserRow:
    """Take away all that a person signs in with but the password, and sign them out: the phone is lost."""
    person = find_person_by_id(session, person_id)
    if person is None:
        raise NotFound("There is no such person.")
    return _reset(session, person)


def reset_factors(session: Session, email: str) -> UserRow:
    """Do so for the person with this e-mail address; for the command line."""
    person = find_person(session, email)
    if person is None:
        raise NotFound(f"There is nobody with the e-mail address {email!r}.")
    return _reset(session, person)


def require_factors(session: Session, roles: Collection[Role]) -> None:
    """Require two factors of exactly these roles."""
    require_of(session, roles)
    session.commit()


def _reset(session: Session, person: UserRow) -> UserRow:
    hold_person(session, person.id)
    app = find_app(session, person.id)
    for row in ([app] if app else []) + passkeys_of(session, person.id):
        session.delete(row)
    drop_codes(session, person.id)
    drop_tries(session, accounts_of(person))
    person.fs_uniquifier = secrets.token_hex(32)
    revoke(session, person.id)
    tell(session, "second_factors.removed", person.id)
    session.commit()
    return person


def _refuse_last(session: Session, person: UserRow) -> None:
    if not load_factors(session, person.id, person.role).may_lose_one:
        raise Refused(LAST_ONE)


def _drop_codes_without_factor(session: Session, person: UserRow) -> None:
    session.flush()
    if not load_factors(session, person.id, person.role).has_one:
        drop_codes(session, person.id)


def _new_codes(session: Session, key: str, person: UserRow) -> list[str]:
    codes = new_codes()
    write_codes(session, person.id, [_digest(key, person.id, code) for code in codes])
    tell(session, "recovery_codes.made", person.id)
    return codes


def _digest(key: str, person_id: int, code: str) -> str:
    """Return what is kept of a recovery code: nobody finds the code from it without the key."""
    typed = f"{person_id}:{normal_code(code)}"
    return hmac.new(key.encode(), typed.encode("utf-8", "surrogatepass"), "sha256").hexdigest()
