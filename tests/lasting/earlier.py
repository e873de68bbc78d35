"""Databases as earlier releases left them: the tables of any revision, with what people had put into them.

`rows/NNNN.json` holds what a council had at revision NNNN, row by row, and `rows/exports/` its audits as files. A
revision before that gets what of it its tables can hold; one after it is reached by migrating. So a new migration
is tried on all of it without anybody's doing; write another file where it makes tables of its own:

    python -m tests.lasting.earlier
"""

import json
import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, text
from sqlalchemy.types import Boolean, Date, DateTime, LargeBinary

from s11.storage.upgrading import MIGRATIONS

ROWS = Path(__file__).parent / "rows"
EXPORTS = ROWS / "exports"
TRAIL_KEY = "the key of the trail in these rows"
REVISIONS = sorted(script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions())
OURS = ("alembic_version", "sqlite_sequence")
TRAIL = ("trail", "trail_head")


def migrate(engine, revision):
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def build(engine, revision):
    """Make the database of a revision with all that it can hold."""
    written = sorted(path.stem for path in ROWS.glob("*.json"))
    newest = max((stem for stem in written if stem <= revision), default=None)
    start = newest if newest else revision
    migrate(engine, start)
    _fill(engine, json.loads((ROWS / f"{newest or written[0]}.json").read_text()))
    migrate(engine, revision)


def copy_migrations(folder):
    """Copy the migrations to where a test may add one."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))


def tables_of(engine):
    """Return the tables as they are in the database, whatever the code says."""
    found = MetaData()
    found.reflect(engine)
    return [table for table in found.sorted_tables if table.name not in OURS]


def all_rows(engine):
    """Return every row of every table as text, so that what was before can be compared with what is after."""
    tables = tables_of(engine)
    with engine.connect() as connection:
        return {
            table.name: [
                dict(row)
                for row in connection.execute(table.select().order_by(*table.primary_key)).mappings()
            ]
            for table in tables
        }


def _fill(engine, rows):
    tables = tables_of(engine)
    with engine.begin() as connection:
        for table in tables:
            if table.name == "trail_head":
                connection.execute(table.update().values(**rows["trail_head"][0]))
                continue
            for row in rows.get(table.name, []):
                values = {name: _of_json(table.c[name], row[name]) for name in row if name in table.c}
                connection.execute(table.insert().values(**values))
            if engine.dialect.name == "postgresql" and table.name not in TRAIL and "id" in table.c:
                connection.execute(
                    text(f"""SELECT setval(pg_get_serial_sequence('"{table.name}"', 'id'),
                             greatest((SELECT max(id) FROM "{table.name}"), 1))""")
                )


def _of_json(column, value):
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        moment = datetime.fromisoformat(value)
        return moment if column.type.timezone else moment.astimezone(UTC).replace(tzinfo=None)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    if isinstance(column.type, LargeBinary):
        return bytes.fromhex(value)
    if isinstance(column.type, Boolean):
        return bool(value)
    return value


def _to_json(value):
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def main():
    """Write the rows of a council of this release; its exports are what each release must give out again."""
    from tests.lasting.busy_council import busy_council

    with tempfile.TemporaryDirectory() as name:
        exports = busy_council(Path(name), TRAIL_KEY)
        engine = create_engine(f"sqlite:///{name}/s11.db")
        rows = {
            table: [{column: _to_json(value) for column, value in row.items()} for row in found]
            for table, found in all_rows(engine).items()
        }
        engine.dispose()
    (ROWS / f"{REVISIONS[-1]}.json").write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n")
    EXPORTS.mkdir(exist_ok=True)
    for ref, content in exports.items():
        (EXPORTS / f"{ref}.json").write_bytes(content)


if __name__ == "__main__":
    main()
