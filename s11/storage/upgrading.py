"""The database's shape: brought up to date by migrations, or a reason why that can't be."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from s11.storage.copying import keep_copy

MIGRATIONS = Path(__file__).parents[1] / "migrations"


class UpgradeRefused(Exception):
    """The database was made by a later release; the message says what to do."""


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
    kept = keep_copy(engine, keep_in / f"before-upgrade-from-{current}") if current and keep_in else None
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except SQLAlchemyError as error:
        where = f"; a copy of it is {kept}" if kept else ""
        raise UpgradeRefused(
            f"the database of revision {current} could not be brought up to date ({type(error).__name__}); "
            f"nothing in it was changed{where}. Go on with the release before, and tell whoever makes this one"
        ) from error


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
