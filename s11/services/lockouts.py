"""Guessing: counted for each account, from whatever address; what waits is told, and can be let go of again."""

from datetime import datetime
from hashlib import sha256

from email_validator import EmailNotValidError, validate_email
from sqlalchemy.orm import Session

from s11.domain.lockout import ALLOWED, Guessed, Tries, after_failure, left_to_wait
from s11.domain.refusals import MustWait
from s11.storage.lockouts import drop_tries, hold_tries, load_tries, write_tries
from s11.storage.tables import UserRow
from s11.storage.trail import tell


def normal_email(typed: str) -> str:
    """Return an e-mail address as signing in looks for it; nothing where it is none."""
    try:
        return validate_email(typed.strip(), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        return ""


def password_account(email: str) -> str:
    """Name the account that an e-mail address is tried for, known or not, without keeping the address."""
    digest = sha256(email.lower().encode("utf-8", "surrogatepass")).hexdigest()
    return f"{Guessed.PASSWORD}:{digest}"


def factor_account(person_id: int) -> str:
    """Name the account whose second factor is tried."""
    return f"{Guessed.SECOND_FACTOR}:{person_id}"


def refuse_while_waiting(session: Session, account: str, now: datetime) -> None:
    """Refuse any try at an account that waits."""
    _refuse(load_tries(session, account), now)


def hold_for_try(session: Session, account: str, now: datetime) -> Tries:
    """Refuse any try at an account that waits; else let no other try come between until the commit."""
    tries = hold_tries(session, account)
    _refuse(tries, now)
    return tries


def count_wrong_password(session: Session, account: str, person_id: int | str, now: datetime) -> None:
    """Count a wrong password, and tell when the account waits from now on."""
    tries = hold_tries(session, account)
    if not left_to_wait(tries, now):
        count_failure(session, account, tries, person_id, now)
    session.commit()


def count_failure(session: Session, account: str, tries: Tries, person_id: int | str, now: datetime) -> None:
    """Count a wrong try at an account that is held."""
    guessed = Guessed(account.partition(":")[0])
    after = after_failure(tries, ALLOWED[guessed], now)
    write_tries(session, account, after, now)
    if after.until:
        tell(session, "sign_in.locked", person_id, tried=guessed.value, until=after.until.isoformat())


def forget_tries(session: Session, person: UserRow) -> None:
    """Forget all wrong tries of a person who has signed in, with everything that is asked of them."""
    drop_tries(session, accounts_of(person))
    session.commit()


def let_try_again(session: Session, person: UserRow) -> None:
    """Let a person who waits try again at once; for an administrator."""
    if drop_tries(session, accounts_of(person)):
        tell(session, "sign_in.lock_lifted", person.id)
    session.commit()


def waits_until(session: Session, person: UserRow, now: datetime) -> datetime | None:
    """Return until when a person has to wait."""
    tries = [load_tries(session, account) for account in accounts_of(person)]
    return max((each.until for each in tries if each.until and left_to_wait(each, now)), default=None)


def accounts_of(person: UserRow) -> tuple[str, str]:
    """Name what can be guessed of a person."""
    return password_account(person.email), factor_account(person.id)


def _refuse(tries: Tries, now: datetime) -> None:
    left = left_to_wait(tries, now)
    if left:
        raise MustWait(left.total_seconds())
