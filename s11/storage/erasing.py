"""Erasing for good: details of the trail, whose chain holds all the same, and what SQLite keeps of removed rows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import ColumnElement, func, select, text, update
from sqlalchemy.orm import Session

from s11.domain.trail import ERASED, LASTING
from s11.storage.database import db
from s11.storage.tables import TrailRow
from s11.storage.trail import TOLD, tell

AT_ONCE = 500


def count_details(session: Session, which: ColumnElement[bool]) -> int:
    """Count the entries whose details would be erased."""
    return session.scalar(select(func.count()).select_from(TrailRow).where(*_erasable(which))) or 0


def erase_details(session: Session, which: ColumnElement[bool], why: str, place: object) -> int:
    """Take away the details of these entries, as `erase_entries` does."""
    query = select(TrailRow.id, TrailRow.digest).where(*_erasable(which)).order_by(TrailRow.id)
    return erase_entries(session, [(key, digest) for key, digest in session.execute(query)], why, place)


def erase_entries(session: Session, entries: Sequence[tuple[int, str]], why: str, place: object) -> int:
    """Take away the details of entries, given as number and digest, and tell that it was allowed; return how many.

    Who did what, when and where stays: only what stood there before and after goes, and from which address.
    """
    for first in range(0, len(entries), AT_ONCE):
        _erase(session, entries[first : first + AT_ONCE], why, place)
    return len(entries)


def _erase(session: Session, entries: Sequence[tuple[int, str]], why: str, place: object) -> None:
    digests = {str(key): digest for key, digest in entries}
    change = update(TrailRow).where(TrailRow.id.in_([key for key, _ in entries])).values(details=None)
    session.execute(change, execution_options={**TOLD, "synchronize_session": False})
    tell(session, ERASED, place, why=why, digests=digests)


def _erasable(which: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    return which, TrailRow.details.is_not(None), TrailRow.what.not_in(LASTING)


@contextmanager
def for_good(session: Session) -> Iterator[None]:
    """Let what is removed and committed meanwhile be overwritten in the file, and the log of writes be emptied.

    SQLite otherwise leaves removed rows to be read in the file. PostgreSQL does away with them when it vacuums.
    """
    if session.connection().dialect.name != "sqlite":
        yield
        return
    session.connection().execute(text("PRAGMA secure_delete = ON"))
    try:
        yield
    finally:
        session.rollback()
        _empty_log()


def _empty_log() -> None:
    """Empty the write-ahead log; where somebody reads for long just now, the next write that finds none does it."""
    with db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        wait = driver.execute("PRAGMA busy_timeout").fetchone()[0]
        try:
            driver.execute("PRAGMA busy_timeout = 2000")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            driver.execute(f"PRAGMA busy_timeout = {wait}")
