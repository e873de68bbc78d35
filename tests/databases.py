"""A database of each kind, its tables made: for the tests of what stores and of what decides with it."""

import pytest
from sqlalchemy import create_engine

from s11.storage.upgrading import upgrade


@pytest.fixture(scope="session")
def template(postgres):
    """The name of a PostgreSQL database that was brought up to date once, to be copied."""
    with postgres.database() as url:
        engine = create_engine(url)
        upgrade(engine)
        engine.dispose()
        yield engine.url.database


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """The URL of a database of its own without a row in it, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    postgres = request.getfixturevalue("postgres")
    with postgres.database(request.getfixturevalue("template")) as url:
        yield url
