"""Backups while others write, encrypted, restored and compared."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

WRITING = """
import sys
from pathlib import Path
from s11 import create_app
from s11.config import read_settings
from s11.domain.audit import Answer
from s11.storage.answers import write_answer
from s11.domain.reach import EVERYTHING
from s11.storage.database import db
from s11.storage.reach import reaching
from s11.storage.heads import load_head
from s11.storage.submissions import ensure_submission
from datetime import UTC, datetime

app = create_app(read_settings(sys.argv[1]))
with app.app_context(), reaching(EVERYTHING):
    session = db.session()
    head = load_head(session, "brightwater-2026", "housing")
    version = 0
    for number in range(int(sys.argv[2])):
        submission_id = ensure_submission(session, load_head(session, "brightwater-2026", "housing"))
        try:
            saved = write_answer(session, submission_id, Answer("8.2", None, f"{sys.argv[3]} {number}"), version, "somebody", datetime.now(UTC))
            version = saved.version
            session.commit()
        except Exception as clash:
            session.rollback()
            version = getattr(clash, "version", version)
"""


@pytest.fixture
def key(s11, tmp_path):
    """A file with a key, and its recipient."""
    done = s11("backup", "--new-key", tmp_path / "key")
    return tmp_path / "key", done.out.rpartition(" ")[2].strip()


def test_a_backup_comes_back_with_every_audit_byte_for_byte(s11, folder, slough, key, tmp_path):
    s11("import", slough)
    file, recipient = key
    s11("backup", tmp_path / "b.age", "--recipient", recipient)

    done = s11("restore", tmp_path / "b.age", "--key", file, data=tmp_path / "new")

    assert done.status == 0 and "1 audit, the same" in done.out
    before = s11("export", "--cycle", "slough-2015").out
    assert s11("export", "--cycle", "slough-2015", data=tmp_path / "new").out == before
    assert s11("log", "verify", data=tmp_path / "new").status == 0


def test_what_is_encrypted_shows_nothing_and_opens_with_its_key_only(s11, slough, key, tmp_path):
    s11("import", slough)
    recipient = key[1]
    s11("backup", "--new-key", tmp_path / "other")
    s11("backup", tmp_path / "b.age", "--recipient", recipient)

    without = s11("restore", tmp_path / "b.age", data=tmp_path / "new")
    wrong = s11("restore", tmp_path / "b.age", "--key", tmp_path / "other", data=tmp_path / "new")

    assert b"Slough" not in (tmp_path / "b.age").read_bytes()
    assert (without.status, wrong.status) == (1, 1)
    assert "--key" in without.error and "does not open it" in wrong.error
    assert list((tmp_path / "new").iterdir()) == []


def test_without_a_key_it_is_written_and_says_that_it_is_not_encrypted(s11, slough, tmp_path):
    s11("import", slough)

    done = s11("backup", tmp_path / "plain")

    assert done.status == 0 and "not encrypted" in done.error
    assert s11("restore", tmp_path / "plain", data=tmp_path / "new").status == 0
    assert (tmp_path / "plain").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(s11, folder, slough, tmp_path):
    s11("import", slough)
    s11("backup", tmp_path / "plain")

    done = s11("restore", tmp_path / "plain")

    assert done.status == 1 and "not empty" in done.error


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_damaged_backup_is_refused_and_leaves_the_folder_empty(s11, slough, key, tmp_path, place):
    s11("import", slough)
    s11("backup", tmp_path / "b.age", "--recipient", key[1])
    content = bytearray((tmp_path / "b.age").read_bytes())
    content[int(len(content) * place)] ^= 0xFF
    (tmp_path / "b.age").write_bytes(content)

    done = s11("restore", tmp_path / "b.age", "--key", key[0], data=tmp_path / "new")

    assert done.status == 1 and "damaged" in done.error
    assert list((tmp_path / "new").iterdir()) == []


def test_what_is_no_backup_is_refused(s11, tmp_path):
    (tmp_path / "letter").write_text("Dear council")

    assert "no backup of s11" in s11("restore", tmp_path / "letter").error
    assert "there is no such file" in s11("restore", tmp_path / "nothing").error


def test_a_key_is_never_written_over(s11, key):
    assert s11("backup", "--new-key", key[0]).status == 1


def test_the_evidence_comes_back(s11, folder, slough, tmp_path):
    s11("import", slough)
    (folder / "evidence").mkdir()
    name = sha256(b"a policy").hexdigest()
    (folder / "evidence" / name).write_bytes(b"a policy")
    s11("backup", tmp_path / "plain")

    s11("restore", tmp_path / "plain", data=tmp_path / "new")

    assert (tmp_path / "new" / "evidence" / name).read_bytes() == b"a policy"


def test_a_backup_made_while_20_people_write_is_of_one_moment(s11, loaded_demonstration, tmp_path):
    import shutil

    folder = tmp_path / "busy"
    shutil.copytree(loaded_demonstration, folder)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITING, str(folder), "15", str(n)], cwd=Path.cwd())
        for n in range(20)
    ]

    made = [s11("backup", tmp_path / f"b{n}", data=folder).status for n in range(3)]

    assert [writer.wait() for writer in writers] == [0] * 20
    assert made == [0, 0, 0]
    for n in range(3):
        drill = s11("restore", "--drill", tmp_path / f"b{n}", data=folder)
        assert drill.status == 0, drill.error
    assert s11("log", "verify", data=folder).status == 0


def test_a_postgresql_database_comes_back(postgres, s11, slough, tmp_path, monkeypatch):
    with postgres.database() as old, postgres.database() as new:
        monkeypatch.setenv("PATH", f"{postgres.programs}:/usr/bin:/bin")
        monkeypatch.setenv("S11_DATABASE_URL", old)
        s11("import", slough)
        before = s11("export", "--cycle", "slough-2015").out
        assert s11("backup", tmp_path / "pg").status == 0

        again = s11("restore", tmp_path / "pg", data=tmp_path / "new")
        monkeypatch.setenv("S11_DATABASE_URL", new)
        done = s11("restore", tmp_path / "pg", data=tmp_path / "new")

        assert again.status == 1 and "not empty" in again.error
        assert done.status == 0, done.error
        assert s11("export", "--cycle", "slough-2015", data=tmp_path / "new").out == before
