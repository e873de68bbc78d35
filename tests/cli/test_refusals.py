import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest


def test_a_broken_database_is_said_in_one_line(s11, folder, slough):
    s11("import", slough)
    (folder / "s11.db").write_bytes(b"this is no database" * 1000)
    for beside in ("s11.db-wal", "s11.db-shm"):
        (folder / beside).unlink(missing_ok=True)

    done = s11("user", "list")

    assert done.status == 1
    assert done.error.startswith("The database cannot be used: file is not a database. Check")
    assert done.error.count("\n") == 1


def test_the_doctor_names_a_broken_database_among_what_is_in_order(s11, folder):
    folder.mkdir()
    (folder / "s11.db").write_bytes(b"this is no database" * 1000)

    done = s11("doctor")

    assert done.status == 1
    assert "MISSING Data folder: The database cannot be used" in done.out
    assert "ok      Built-in frameworks" in done.out


def test_a_database_of_a_later_release_is_left_alone(s11, folder):
    s11("user", "list")
    with closing(sqlite3.connect(folder / "s11.db")) as database:
        database.execute("update alembic_version set version_num = '9999'")
        database.commit()

    done = s11("serve")

    assert done.status == 1
    assert "of a later release" in done.error and done.error.count("\n") == 1


def test_a_server_that_does_not_answer_is_said_without_its_password(s11, monkeypatch):
    monkeypatch.setenv("S11_DATABASE_URL", "postgresql://pat:quite-secret@127.0.0.1:1/s11")

    done = s11("user", "list")

    assert done.status == 1 and done.error.count("\n") == 1
    assert "cannot be used" in done.error and "quite-secret" not in done.error


def test_a_data_folder_that_is_a_file_is_refused_in_one_line(s11, slough):
    done = s11("user", "list", data=slough)

    assert done.status == 1
    assert done.error.count("\n") == 1 and str(slough) in done.error


@pytest.mark.parametrize(
    "arguments",
    [
        ["unknown"],
        ["export"],
        ["user", "add", "a@example.org", "--role", "king"],
        ["report", "minutes", "--cycle", "x", "--out", "x.pdf"],
        ["report", "feedback", "--cycle", "x", "--out", "x.pdf"],
        ["report", "cmt", "--cycle", "x", "--directorate", "housing", "--out", "x.pdf"],
        ["report", "cmt", "--cycle", "x"],
        ["report", "cmt", "--cycle", "x", "--all", "--out-dir", "x"],
        ["report", "cmt", "--cycle", "x", "--as-at", "31/09/16", "--out", "x.pdf"],
        ["serve", "--port", "99999"],
    ],
)
def test_wrong_usage_ends_with_status_2(s11, folder, arguments):
    done = s11(*arguments)

    assert done.status == 2
    assert not folder.exists()


def test_a_paper_in_a_format_that_it_does_not_have_is_refused(s11, tmp_path):
    done = s11("report", "action-plan", "--cycle", "x", "--out", tmp_path / "plan.odt")

    assert done.status == 1
    assert "plan.odt" in done.error and ".pdf" in done.error and ".xlsx" in done.error


def test_a_reader_that_goes_away_sees_no_traceback(folder, slough):
    command = f"{sys.executable} -m s11 --data '{folder}'"
    subprocess.run(f"{command} import {slough}", shell=True, check=True, capture_output=True)

    piped = subprocess.run(
        f"{command} export --cycle slough-2015 | head -c 1", shell=True, capture_output=True, text=True
    )

    assert piped.stderr == ""
