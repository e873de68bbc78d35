"""The database's shape: brought up to date by migrations, or a reason why that can't be."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

MIGRATIONS = Path(__file__).parents[1] / "migrations"


class UpgradeRefused(Exception):
    """The database was made by a later release; the message says what to do."""


def upgrade(engine: Engine) -> None:
    """Bring a database up to date; an empty one gets all tables, one that is up to date is left alone."""
    config = _config()
    scripts = ScriptDirectory.from_config(config)
    current = revision(engine)
    if current == scripts.get_current_head():
        return
    if current and current not in {script.revision for script in scripts.walk_revisions()}:
        raise UpgradeRefused(
            f"the database is of a later release (revision {current}); install that release or a newer one"
        )
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


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
