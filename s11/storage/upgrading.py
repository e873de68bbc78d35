"""The database's shape: brought up to date by migrations, or a reason why that can't be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from s11.storage.copying import CopyRefused, keep_copy

MIGRATIONS = Path(__file__).parents[1] / "migrations"


class UpgradeRefused(Exception):
    """The database could not be brought up to date, and is as it was; the message says why and what to do."""


def upgrade(engine: Engine, keep_in: Path | None = None) -> None:
    """Bring a database up to date; an empty one gets all tables, one that is up to date is left alone.

    A database that is changed is copied into the folder `keep_in` first. What fails changes nothing.
    """
    config = _config()
    scripts = ScriptDirectory.from_config(config)
    current = revision(engine)
    if current == scripts.get_current_head():
        return
    if current and current not in {script.revision for script in scripts.walk_revisions()}:
        raise UpgradeRefused(
            f"the database is of a later release (revision {current}); install that release or a newer one"
        )
    kept = _kept_copy(engine, keep_in / f"before-upgrade-from-{current}") if current and keep_in else None
    try:
        with _reshaping(engine) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except Exception as error:
        where = f"; a copy of it is {kept}" if kept else ""
        raise UpgradeRefused(
            f"the database of revision {current} could not be brought up to date ({type(error).__name__}); "
            f"nothing in it was changed{where}. Go on with the release before, and tell whoever makes this one"
        ) from error


def _kept_copy(engine: Engine, folder: Path) -> Path:
    """Keep a copy of what is there; where that can't be, nothing is changed either."""
    try:
        return keep_copy(engine, folder)
    except (OSError, CopyRefused) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise UpgradeRefused(
            f"{folder}: the copy that is made before the database is brought up to date could not be written "
            f"({why}); nothing was changed. Set that right, and start again"
        ) from error


@contextmanager
def _reshaping(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction in which tables can be made anew: all of it is done, or nothing.

    SQLite changes a table by making another and dropping the first, which its foreign keys would refuse, or
    follow: they are left out meanwhile and looked at as a whole before the commit.
    """
    with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        if is_sqlite:
            _say_foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                yield connection
                if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise UpgradeRefused("what was made refers to rows that are not there")
        finally:
            if is_sqlite:
                _say_foreign_keys(connection, "ON")


def _say_foreign_keys(connection: Connection, state: str) -> None:
    """Say it to the driver itself: within a transaction SQLite does not listen."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA foreign_keys={state}")


def newest_revision() -> str:
    """Return the revision that this release works with."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def revision(engine: Engine) -> str | None:
    """Return which revision a database is at; None where it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
