"""The shared fixtures keep their word: databases are empty, and what was skipped is said."""

from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.conftest import unrun
from tests.postgres import EmbeddedPostgres, Unavailable


@pytest.mark.parametrize("again", [1, 2])
def test_each_test_gets_an_empty_database_of_its_own(database_url, again):
    engine = create_engine(database_url)

    with engine.begin() as connection:
        found = inspect(connection).get_table_names()
        connection.execute(text("CREATE TABLE trace (id INTEGER)"))
    engine.dispose()

    assert found == []


def test_a_database_can_be_made_like_another(postgres):
    with postgres.database() as model:
        template = model.partition("?")[0].rpartition("/")[2]
        engine = create_engine(model)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE trace (id INTEGER)"))
        engine.dispose()

        with postgres.database(template) as url:
            engine = create_engine(url)
            found = inspect(engine).get_table_names()
            engine.dispose()

    assert found == ["trace"]


def test_a_postgresql_that_cannot_start_says_why():
    with pytest.raises(Unavailable, match="no_such_package is not here"):
        EmbeddedPostgres(package="no_such_package")


def test_what_could_not_run_is_named_once_with_its_count():
    reports = [
        SimpleNamespace(longrepr=("a.py", 1, "Skipped: no browser")),
        SimpleNamespace(longrepr=("a.py", 9, "Skipped: no browser")),
        SimpleNamespace(longrepr=("b.py", 2, "Skipped: no Java")),
    ]

    lines = unrun(reports)

    assert lines == ["2 x no browser", "1 x no Java"]
