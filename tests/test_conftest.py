"""The shared fixtures keep their word: what cannot run says why."""

from types import SimpleNamespace

import pytest

from tests.conftest import unrun
from tests.postgres import EmbeddedPostgres, Unavailable


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
