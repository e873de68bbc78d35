"""The server is killed while people save: nothing acknowledged is lost. All of it: python -m tests.lasting.kills."""

import secrets

import pytest

from tests.lasting.kills import try_out
from tests.postgres import Unavailable

KILLS = 6


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nothing_acknowledged_is_lost_when_the_server_is_killed(database):
    try:
        wrong, figures = try_out(KILLS, database, seed=secrets.randbelow(1_000_000))
    except Unavailable as reason:
        pytest.skip(f"No PostgreSQL: {reason}")

    assert wrong == [], figures
