import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from s11.storage.database import db
from s11.storage.upgrading import MIGRATIONS, UpgradeRefused, newest_revision, upgrade


def test_the_migrations_make_the_very_tables_that_the_code_speaks_of(app):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, db.metadata)

    assert differences == []


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(app):
    upgrade(db.engine)

    with db.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == newest_revision()


def test_a_database_of_a_later_release_is_refused_with_words(app):
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(UpgradeRefused, match="later release"):
        upgrade(db.engine)


ALL = [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]


@pytest.mark.parametrize("earlier", ALL[1:])
def test_a_database_of_any_earlier_release_comes_up_and_a_copy_of_it_is_kept(tmp_path, earlier):
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, earlier)
        connection.execute(text("INSERT INTO board (name, short_name) VALUES ('Testshire', 'T')"))

    upgrade(engine, keep_in=tmp_path)

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT name FROM board")) == "Testshire"
        assert compare_metadata(MigrationContext.configure(connection), db.metadata) == []
    engine.dispose()
    kept = create_engine(f"sqlite:///{tmp_path / f'before-upgrade-from-{earlier}' / 's11.db'}")
    with kept.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == earlier
    kept.dispose()


def test_an_upgrade_that_fails_changes_nothing_and_names_the_copy(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, ALL[-1])
        connection.execute(text("CREATE TABLE trail (in_the_way INTEGER)"))

    with pytest.raises(UpgradeRefused, match=f"before-upgrade-from-{ALL[-1]}"):
        upgrade(engine, keep_in=tmp_path)

    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == ALL[-1]
        assert "face" not in inspect(connection).get_table_names()
    engine.dispose()
