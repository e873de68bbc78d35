import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from s11.storage.database import db
from s11.storage.upgrading import UpgradeRefused, upgrade


def test_the_migrations_make_the_very_tables_that_the_code_speaks_of(app):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, db.metadata)

    assert differences == []


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(app):
    upgrade(db.engine)

    with db.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == "0005"


def test_a_database_of_a_later_release_is_refused_with_words(app):
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(UpgradeRefused, match="later release"):
        upgrade(db.engine)
