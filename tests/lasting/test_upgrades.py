"""A database of any earlier release comes up with all that people put into it, or is left as it was, with words."""

import json

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from s11 import create_app
from s11.config import Settings
from s11.domain.audit import Answer
from s11.domain.reach import EVERYTHING
from s11.services.exporting import export_audit
from s11.storage.database import db, engine_options, say_only_reading
from s11.storage.reach import reaching
from s11.storage.trail import verify
from s11.storage.upgrading import UpgradeRefused, newest_revision, revision, upgrade
from tests.lasting import earlier
from tests.lasting.disks import small_disk
from tests.storage.test_saving_at_once import save

EARLIER = earlier.REVISIONS[:-1]
GUARDS = {"trail_stays", "trail_unchanged", "trail_head_stays"}


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, tmp_path, monkeypatch):
    """An engine on a database with nothing in it, made as the program makes it; once of each kind."""
    say_only_reading(False)
    if request.param == "sqlite":
        made = create_engine(f"sqlite:///{tmp_path / 's11.db'}")
        yield made
        made.dispose()
        return
    postgres = request.getfixturevalue("postgres")
    monkeypatch.setenv("PATH", f"{postgres.programs}:/usr/bin:/bin")
    with postgres.database() as url:
        made = create_engine(url, **engine_options(url))
        yield made
        made.dispose()


def holds(expected, found):
    """Tell whether all that is expected is found; more may be there."""
    if isinstance(expected, dict):
        return all(name in found and holds(value, found[name]) for name, value in expected.items())
    if isinstance(expected, list):
        return len(expected) == len(found) and all(map(holds, expected, found))
    return expected == found


def guards(engine):
    """Return the triggers of the database by name."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if engine.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with engine.connect() as connection:
        return set(connection.scalars(text(query)))


@pytest.mark.parametrize("old", EARLIER)
def test_all_that_was_in_an_earlier_release_is_there_afterwards(engine, tmp_path, old):
    earlier.build(engine, old)
    before = earlier.all_rows(engine)

    upgrade(engine, keep_in=tmp_path)

    after = earlier.all_rows(engine)
    assert sum(map(len, before.values())) > 40
    for table, rows in before.items():
        assert holds(rows, after[table]), f"{table} lost something or changed"
    assert guards(engine) >= GUARDS
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), db.metadata) == []


@pytest.mark.parametrize("old", EARLIER)
def test_its_audits_are_exported_as_they_were_and_people_go_on(engine, tmp_path, old):
    earlier.build(engine, old)
    upgrade(engine, keep_in=tmp_path)
    url = engine.url.render_as_string(hide_password=False)
    settings = Settings(tmp_path, url, "key", "salt", trail_key=earlier.TRAIL_KEY)

    with create_app(settings).app_context(), reaching(EVERYTHING):
        session = db.session()
        for expected in sorted(earlier.EXPORTS.glob("*.json")):
            found = export_audit(session, expected.stem)
            assert holds(json.loads(expected.read_bytes()), json.loads(found)), expected.stem
        session.rollback()
        saved = save(session, Answer("1.1", "red", "Written after the upgrade"), seen=3)
        assert saved.version == 4
        assert verify(session)[2] is None
        session.rollback()
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("old", EARLIER)
def test_the_copy_that_is_made_first_is_the_whole_database_of_before(engine, tmp_path, old, request):
    earlier.build(engine, old)
    before = earlier.all_rows(engine)
    upgrade(engine, keep_in=tmp_path)
    folder = tmp_path / f"before-upgrade-from-{old}"

    if engine.dialect.name == "sqlite":
        kept = create_engine(f"sqlite:///{folder / 's11.db'}")
        assert earlier.all_rows(kept) == before and revision(kept) == old
        kept.dispose()
        return
    from s11.storage.copying import put_back

    with request.getfixturevalue("postgres").database() as url:
        put_back(folder / "s11.dump", url)
        kept = create_engine(url)
        assert earlier.all_rows(kept) == before and revision(kept) == old
        kept.dispose()


def test_what_fails_in_the_middle_leaves_all_as_it_was_and_names_the_copy(engine, tmp_path):
    oldest = EARLIER[0]
    earlier.build(engine, oldest)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE trail_head (in_the_way INTEGER)"))
    before = earlier.all_rows(engine)

    with pytest.raises(UpgradeRefused, match=f"nothing in it was changed; a copy of it is .*from-{oldest}"):
        upgrade(engine, keep_in=tmp_path)

    assert earlier.all_rows(engine) == before and revision(engine) == oldest


def test_where_the_copy_cannot_be_made_nothing_is_begun(engine, tmp_path):
    oldest = EARLIER[0]
    earlier.build(engine, oldest)
    before = earlier.all_rows(engine)
    with small_disk(tmp_path / "full") as disk:
        disk.fill()

        with pytest.raises(UpgradeRefused, match=r"could not be written .*nothing was changed"):
            upgrade(engine, keep_in=disk.folder)

        assert not [path for path in disk.folder.rglob("*") if path.is_file() and path != disk.filling]
    assert earlier.all_rows(engine) == before and revision(engine) == oldest


def test_a_database_of_a_later_release_is_left_as_it_is(engine, tmp_path):
    earlier.build(engine, newest_revision())
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = earlier.all_rows(engine)

    with pytest.raises(UpgradeRefused, match="later release"):
        upgrade(engine, keep_in=tmp_path)

    assert earlier.all_rows(engine) == before


def test_tables_that_are_made_anew_keep_the_rows_that_refer_to_them(engine, tmp_path, monkeypatch):
    """SQLite changes a table by dropping it; with foreign keys on, that would be refused or take rows along."""
    earlier.build(engine, newest_revision())
    before = earlier.all_rows(engine)
    versions = tmp_path / "migrations" / "versions"
    earlier.copy_migrations(versions.parent)
    (versions / "9999_anew.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision, branch_labels, depends_on = '9999', {newest_revision()!r}, None, None\n"
        "def upgrade():\n"
        "    with op.batch_alter_table('submission') as table:\n"
        "        table.alter_column('feedback_contact', nullable=True)\n"
    )
    monkeypatch.setattr("s11.storage.upgrading.MIGRATIONS", versions.parent)

    upgrade(engine, keep_in=tmp_path)

    assert revision(engine) == "9999"
    assert earlier.all_rows(engine) == before
