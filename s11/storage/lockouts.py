"""Wrong tries, counted in the database, so that a restart and a second process know them too."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from s11.domain.lockout import FORGOTTEN_AFTER, Tries
from s11.storage.tables import LockoutRow
from s11.storage.trail import TOLD

_COLUMNS = (LockoutRow.failed, LockoutRow.waits, LockoutRow.until, LockoutRow.last)


def load_tries(session: Session, account: str) -> Tries:
    """Return the wrong tries at an account; none where nobody tried."""
    found = session.execute(select(*_COLUMNS).where(LockoutRow.account == account)).one_or_none()
    return Tries(*found) if found else Tries()


def hold_tries(session: Session, account: str) -> Tries:
    """Return the wrong tries as they are now, and let nobody else count at this account until the commit."""
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    none_yet = insert(LockoutRow).values(account=account, failed=0, waits=0)
    session.execute(none_yet.on_conflict_do_nothing(index_elements=["account"]), execution_options=TOLD)
    query = select(*_COLUMNS).where(LockoutRow.account == account).with_for_update()
    return Tries(*session.execute(query).one())


def write_tries(session: Session, account: str, tries: Tries, now: datetime) -> None:
    """Write how many there were, and drop what is so old that it counts no more."""
    values = {"failed": tries.failed, "waits": tries.waits, "until": tries.until, "last": tries.last}
    written = update(LockoutRow).where(LockoutRow.account == account).values(values)
    session.execute(written, execution_options={**TOLD, "synchronize_session": False})
    old = delete(LockoutRow).where(LockoutRow.last < now - FORGOTTEN_AFTER)
    session.execute(old, execution_options={**TOLD, "synchronize_session": False})


def drop_tries(session: Session, accounts: Iterable[str]) -> bool:
    """Forget the wrong tries at these accounts, and tell whether there were any; writes only where there were."""
    named = LockoutRow.account.in_([*accounts])
    if session.scalars(select(LockoutRow.account).where(named)).first() is None:
        return False
    session.execute(delete(LockoutRow).where(named), execution_options=TOLD)
    return True
