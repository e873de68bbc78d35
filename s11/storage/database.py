"""The database: one declarative base, and SQLite set up so that writers queue and a commit is on the disk.

Measured (docs/decisions): WAL with BEGIN IMMEDIATE for whatever writes gave no "database is locked" among 20
writers, a deferred BEGIN hundreds; synchronous=FULL because an acknowledged save must survive a power cut.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import CheckConstraint, DateTime, Dialect, Engine, MetaData, TypeDecorator, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """What all tables share: names for their constraints, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


# A PostgreSQL that is away is noticed within so many seconds, and a lock is waited for no longer than in SQLite.
AWAY_AFTER = {"connect_timeout": 10, "keepalives_idle": 30, "tcp_user_timeout": 30_000}
LONGEST_WAIT = 20_000


def engine_options(url: str) -> dict[str, Any]:
    """Say how an engine is made: no error quotes what was typed, and a PostgreSQL that was away is found again."""
    if not url.startswith("postgresql"):
        return {"hide_parameters": True}
    waits = {} if "options=" in url else {"options": f"-c lock_timeout={LONGEST_WAIT}"}
    return {"hide_parameters": True, "pool_pre_ping": True, "connect_args": {**AWAY_AFTER, **waits}}


def one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    """Let a text column hold only these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def only_for(column: str, roles: Iterable[str]) -> CheckConstraint:
    """Let a column of people hold something only for these roles."""
    listed = ", ".join(f"'{role}'" for role in roles)
    return CheckConstraint(f"{column} IS NULL OR role IN ({listed})", name=column)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept and handed out in UTC on every engine."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


_only_reading: ContextVar[bool] = ContextVar("only_reading", default=False)


def say_only_reading(only_reading: bool) -> None:
    """Say whether what follows in this thread only reads, so that SQLite need not let it wait for its turn."""
    _only_reading.set(only_reading)


@contextmanager
def writing() -> Iterator[None]:
    """Let what is within write, in a request that else only reads; no transaction may be under way."""
    before = _only_reading.set(False)
    try:
        yield
    finally:
        _only_reading.reset(before)


@event.listens_for(Engine, "connect")
def _set_up_sqlite(connection: Any, _: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={LONGEST_WAIT}"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN" if _only_reading.get() else "BEGIN IMMEDIATE")
