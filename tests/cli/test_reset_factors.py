"""`s11 user reset-factors`: the last administrator has lost the phone."""

import json
import sqlite3

import pytest


@pytest.fixture
def locked_out(s11, folder):
    s11("user", "add", "admin@example.org", "--role", "admin")
    with sqlite3.connect(folder / "s11.db") as database:
        database.execute("INSERT INTO authenticator VALUES (1, 'secret', -1, '2026-11-25')")
        database.execute("INSERT INTO recovery_code (user_id, digest) VALUES (1, 'digest')")
        database.execute("INSERT INTO required_factor VALUES ('admin')")
        database.execute("INSERT INTO lockout VALUES ('second_factor:1', 0, 1, '2126-11-25', '2026-11-25')")
    return folder / "s11.db"


def counted(path):
    with sqlite3.connect(path) as database:
        return [
            database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("authenticator", "recovery_code", "lockout", "required_factor")
        ]


def test_second_factors_are_taken_away_and_what_the_role_needs_stays(s11, locked_out):
    done = s11("user", "reset-factors", "ADMIN@example.org")

    assert done.status == 0
    assert "admin@example.org signs in with the password only" in done.out
    assert counted(locked_out) == [0, 0, 0, 1]


def test_the_trail_tells_it(s11, locked_out):
    s11("user", "reset-factors", "admin@example.org")

    with sqlite3.connect(locked_out) as database:
        told = [*database.execute("SELECT what, role, place, details FROM trail ORDER BY id DESC LIMIT 3")]
    assert ("second_factors.removed", "command line", "1") in [row[:3] for row in told]
    assert s11("log", "verify").status == 0
    assert "secret'" not in json.dumps(told)


def test_somebody_who_is_not_there_is_refused(s11, locked_out):
    done = s11("user", "reset-factors", "nobody@example.org")

    assert done.status == 1
    assert "nobody@example.org" in done.error
