"""What keeps the program from saving, told from the errors of databases and disks."""

import errno
import sqlite3
from collections.abc import Iterator
from enum import StrEnum

from sqlalchemy.exc import TimeoutError as NoConnectionFree


class Fault(StrEnum):
    """Why nothing can be saved: no room, not to be written, others were in the way too long, or not there."""

    FULL = "full"
    UNWRITABLE = "unwritable"
    BUSY = "busy"
    AWAY = "away"


OF_DISK = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), Fault.FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO), Fault.UNWRITABLE),
}
# SQLite's primary result codes: https://sqlite.org/rescode.html
OF_SQLITE = {
    sqlite3.SQLITE_FULL: Fault.FULL,
    **dict.fromkeys((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR), Fault.UNWRITABLE),
    **dict.fromkeys((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED), Fault.BUSY),
    sqlite3.SQLITE_CANTOPEN: Fault.AWAY,
}
# PostgreSQL's SQLSTATEs, or how they begin: https://www.postgresql.org/docs/current/errcodes-appendix.html
OF_POSTGRESQL = {
    "53100": Fault.FULL,
    "25006": Fault.UNWRITABLE,
    "58": Fault.UNWRITABLE,
    "53": Fault.BUSY,
    "55P03": Fault.BUSY,
    "40": Fault.BUSY,
    "57014": Fault.BUSY,
    "57P": Fault.AWAY,
    "08": Fault.AWAY,
}


def fault_of(error: BaseException) -> Fault | None:
    """Say which fault of database or disk is behind an error; None where there is none, but a mistake of ours."""
    return next((fault for each in _behind(error) if (fault := _of_one(each))), None)


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """Hand out an error and what led to it, as SQLAlchemy and Python keep it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = getattr(error, "orig", None) or error.__cause__ or error.__context__


def _of_one(error: BaseException) -> Fault | None:
    if isinstance(error, sqlite3.Error):
        return OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, NoConnectionFree):
        return Fault.BUSY
    if isinstance(error, OSError):
        return OF_DISK.get(error.errno or 0)
    if type(error).__module__.startswith("psycopg"):
        return _of_postgresql(error)
    return None


def _of_postgresql(error: BaseException) -> Fault | None:
    state: str | None = getattr(error, "sqlstate", None)
    if state is None:  # the server said nothing: there is no connection to it
        is_about_the_connection = type(error).__name__ in ("OperationalError", "InterfaceError")
        return Fault.AWAY if is_about_the_connection else None
    return next((OF_POSTGRESQL[state[:n]] for n in (5, 3, 2) if state[:n] in OF_POSTGRESQL), None)
