"""A copy of the whole database while others write: as it was at one moment, and put back into an empty place."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from s11.storage.database import engine_options, say_only_reading

SQLITE_NAME, POSTGRESQL_NAME = "s11.db", "s11.dump"


class CopyRefused(Exception):
    """The database could not be copied or put back; the message says why and what to do."""


@contextmanager
def copied(engine: Engine, folder: Path) -> Iterator[tuple[Path, Session]]:
    """Copy the database into a folder; hand out the copy and a session that reads the very same moment."""
    if engine.dialect.name == "postgresql":
        with _dumped(engine, folder / POSTGRESQL_NAME) as session:
            yield folder / POSTGRESQL_NAME, session
        return
    copy = folder / SQLITE_NAME
    _copy_sqlite(Path(engine.url.database or ""), copy)
    with _reading(create_engine(f"sqlite:///{copy}", hide_parameters=True)) as session:
        yield copy, session
    _close_copy(copy)


def keep_copy(engine: Engine, folder: Path) -> Path:
    """Copy the database into a folder, and return the copy; one that was there is replaced."""
    folder.mkdir(mode=0o700, exist_ok=True)
    is_postgresql = engine.dialect.name == "postgresql"
    copy = folder / (POSTGRESQL_NAME if is_postgresql else SQLITE_NAME)
    half = copy.with_name(f"{copy.name}.half")
    half.unlink(missing_ok=True)
    try:
        if is_postgresql:
            _run("pg_dump", engine.url, "--format=custom", "--no-owner", f"--file={half}")
        else:
            _copy_sqlite(Path(engine.url.database or ""), half)
        with half.open("rb") as whole:
            os.fsync(whole.fileno())
        half.replace(copy)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    return copy


def put_back(copy: Path, url: str) -> None:
    """Put a copy into a database that has no table yet, or say why not."""
    if copy.name == SQLITE_NAME:
        if not url.startswith("sqlite:"):
            raise CopyRefused(
                "this backup is of SQLite: restore it without S11_DATABASE_URL, or export its audits"
            )
        shutil.copyfile(copy, url.removeprefix("sqlite:///"))
        return
    if not url.startswith("postgresql"):
        raise CopyRefused("this backup is of PostgreSQL: name an empty database in S11_DATABASE_URL")
    engine = create_engine(url, **engine_options(url))
    with closing(engine.raw_connection()):
        tables = inspect(engine).get_table_names()
    engine.dispose()
    if tables:
        raise CopyRefused("the database in S11_DATABASE_URL is not empty; name one that is")
    _run("pg_restore", engine.url, "--no-owner", "--exit-on-error", "--single-transaction", str(copy))


def _copy_sqlite(source: Path, target: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(target)) as copy,
        ):
            live.backup(copy)
    except sqlite3.OperationalError as error:
        raise CopyRefused(f"{target}: the database could not be copied ({error})") from error


def _close_copy(copy: Path) -> None:
    """Leave one file: what reading it in WAL mode left beside it is put into it."""
    with closing(sqlite3.connect(copy)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def _reading(engine: Engine) -> Iterator[Session]:
    say_only_reading(True)
    try:
        with Session(engine) as session:
            yield session
    finally:
        say_only_reading(False)
        engine.dispose()


@contextmanager
def _dumped(engine: Engine, target: Path) -> Iterator[Session]:
    """Let pg_dump read the snapshot that the session reads."""
    with Session(engine.execution_options(isolation_level="REPEATABLE READ")) as session:
        snapshot = session.scalar(text("SELECT pg_export_snapshot()"))
        _run(
            "pg_dump",
            engine.url,
            "--format=custom",
            "--no-owner",
            f"--snapshot={snapshot}",
            f"--file={target}",
        )
        yield session


def _run(program: str, url: URL, *options: str) -> None:
    if shutil.which(program) is None:
        raise CopyRefused(f"{program} is not installed; on Debian and Ubuntu: apt install postgresql-client")
    named = {"PGHOST": url.host or url.query.get("host"), "PGPORT": url.port, "PGUSER": url.username}
    named |= {"PGPASSWORD": url.password, "PGDATABASE": url.database}
    named |= {"PGSSLMODE": url.query.get("sslmode"), "PGSSLROOTCERT": url.query.get("sslrootcert")}
    environment = {**os.environ, **{name: str(value) for name, value in named.items() if value}}
    target = ["--dbname", str(url.database)] if program == "pg_restore" else []
    done = subprocess.run(  # noqa: S603  # nosec B603  # the program is one of two, the options are ours
        [program, *target, *options], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        why = next(iter(done.stderr.strip().splitlines()), f"it ended with {done.returncode}")
        raise CopyRefused(f"{program} failed: {why}")
