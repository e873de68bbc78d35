"""An empty database of each kind: for the tests of what stores and of what decides with it."""

import pytest
from sqlalchemy import create_engine, text

from s11.storage.database import db
from s11.storage.upgrading import revision, upgrade


@pytest.fixture(scope="session")
def postgres_tables(postgres):
    """A PostgreSQL database that was brought up to date once, and how to empty it again."""
    with postgres.database() as url:
        engine = create_engine(url)
        upgrade(engine)
        tables, latest = ", ".join(f'"{table}"' for table in db.metadata.tables), revision(engine)

        def empty():
            with engine.begin() as connection:
                connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY"))
                connection.execute(text("INSERT INTO trail_head VALUES (1, 0, '')"))
                connection.execute(
                    text("UPDATE alembic_version SET version_num = :latest"), {"latest": latest}
                )

        yield url, empty
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """The URL of a database without a row in it, once of each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    url, empty = request.getfixturevalue("postgres_tables")
    yield url
    empty()
