"""A backup that is not whole to the last bit is refused; one that is brings everything back, people included."""

import contextlib
import json
import os
import random
import subprocess
import sys
import tarfile
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from s11.cli import run
from s11.services.backups import MANIFEST, BackupRefused, new_key, unpacked, write_backup
from s11.storage.database import db
from tests.cli.test_backups import WRITING
from tests.lasting.council import founded, opened
from tests.lasting.served import Served
from tests.lasting.visitor import Visitor

SEED = 24
POLICY = b"a policy" * 5000
KEPT_AS = sha256(POLICY).hexdigest()
NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    folder = tmp_path_factory.mktemp("council") / "data"
    passwords = founded(folder)
    (folder / "evidence").mkdir()
    (folder / "evidence" / KEPT_AS).write_bytes(POLICY)
    return folder, passwords


@pytest.fixture(scope="module", params=["encrypted", "plain"])
def backup(request, council, tmp_path_factory):
    """The bytes of a backup, and the secret that opens it."""
    secret, recipient = new_key() if request.param == "encrypted" else ("", "")
    file = tmp_path_factory.mktemp("backup") / "backup"
    with opened(council[0]) as app:
        write_backup(app.extensions["s11"], db.engine, file, recipient, NOW)
    return file.read_bytes(), secret


def damages(content, count):
    """Damage a backup in so many random ways: a bit turned, or cut short; say how."""
    dice = random.Random(SEED)
    for number in range(count):
        place = dice.randrange(len(content))
        if number % 4 == 0:
            yield f"cut at {place}", content[:place]
        else:
            bit = 1 << dice.randrange(8)
            yield (
                f"bit {bit} at {place}",
                content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :],
            )
    yield "the last byte cut", content[:-1]
    yield "one byte more", content + b"\0"
    yield "nothing at all", b""


def test_each_of_100_random_damages_is_found_before_anything_is_unpacked(backup, tmp_path):
    content, secret = backup
    file = tmp_path / "damaged"
    taken = []
    for how, damaged in damages(content, 100):
        file.write_bytes(damaged)
        with contextlib.suppress(BackupRefused), unpacked(file, secret, tmp_path):
            taken.append(how)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["damaged"]

    assert taken == []


def test_a_whole_one_is_taken(backup, tmp_path):
    content, secret = backup
    file = tmp_path / "whole"
    file.write_bytes(content)

    with unpacked(file, secret, tmp_path) as (inside, manifest):
        assert (inside / "evidence" / KEPT_AS).read_bytes() == POLICY
        assert manifest.exports


def test_one_of_the_first_release_has_no_seal_and_is_taken_all_the_same(backup, tmp_path):
    content, secret = backup
    file = tmp_path / "backup"
    file.write_bytes(content)
    with unpacked(file, secret, tmp_path) as (inside, manifest):
        told = {name: value for name, value in asdict(manifest).items() if name != "sealed"}
        (inside / MANIFEST).write_text(json.dumps(told))
        with tarfile.open(tmp_path / "first", "w") as tar:
            for path in sorted(inside.rglob("*")):
                tar.add(path, path.relative_to(inside), recursive=False)

    with unpacked(tmp_path / "first", "", tmp_path) as (inside, manifest):
        assert (inside / "evidence" / KEPT_AS).read_bytes() == POLICY and not manifest.sealed


def test_people_sign_in_to_what_was_restored(council, tmp_path, monkeypatch):
    folder, passwords = council
    monkeypatch.delenv("S11_DATABASE_URL", raising=False)
    assert run(["--data", str(folder), "backup", str(tmp_path / "b")]) == 0
    assert run(["--data", str(tmp_path / "new"), "restore", str(tmp_path / "b")]) == 0

    server = Served(tmp_path / "new").start()
    try:
        visitor = Visitor(server.address, "lead", passwords["lead"])
        assert visitor.send("/account")[0] == 200
    finally:
        server.stop()
    assert run(["--data", str(tmp_path / "new"), "log", "verify"]) == 0


def test_a_postgresql_backup_made_while_20_people_write_is_of_one_moment(
    postgres, tmp_path, monkeypatch, capfd
):
    monkeypatch.setenv("PATH", f"{postgres.programs}:{os.environ['PATH']}")
    writing = WRITING.replace("brightwater-2026", "testshire-now").replace("8.2", "1.1")
    with postgres.database() as url:
        founded(tmp_path / "data", url)
        monkeypatch.setenv("S11_DATABASE_URL", url)
        writers = [
            subprocess.Popen([sys.executable, "-c", writing, tmp_path / "data", "15", str(n)], cwd=Path.cwd())
            for n in range(20)
        ]
        made = [run(["--data", str(tmp_path / "data"), "backup", str(tmp_path / f"b{n}")]) for n in range(2)]
        assert [writer.wait() for writer in writers] == [0] * 20
    assert made == [0, 0]

    for n in range(2):
        with postgres.database() as new:
            monkeypatch.setenv("S11_DATABASE_URL", new)
            restored = run(["--data", str(tmp_path / f"new{n}"), "restore", str(tmp_path / f"b{n}")])
            assert restored == 0, capfd.readouterr().err
            assert run(["--data", str(tmp_path / f"new{n}"), "log", "verify"]) == 0
