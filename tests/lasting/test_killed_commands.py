"""A command that is killed half-way leaves what was there before, or what it made whole, or a refusal in words."""

import random
import secrets
import subprocess
import time

import pytest
from sqlalchemy import create_engine

from s11.storage.database import say_only_reading
from s11.storage.upgrading import newest_revision, revision
from tests.lasting import earlier
from tests.lasting.council import founded
from tests.lasting.served import Served

KILLS = 4


@pytest.fixture
def dice():
    seed = secrets.randbelow(1_000_000)
    print(f"seed {seed}")
    return random.Random(seed)


class Commands:
    """The command `s11` on a folder, run to its end or killed somewhere between 30 and 100 per cent of its time."""

    def __init__(self, folder, dice):
        self.served, self.dice, self.seconds = Served(folder), dice, {}

    def run(self, *arguments):
        began = time.monotonic()
        done = subprocess.run(
            self.served.command(*map(str, arguments)),
            env=self.served.environment,
            capture_output=True,
            text=True,
        )
        self.seconds[arguments[0]] = time.monotonic() - began
        return done

    def kill(self, *arguments):
        with subprocess.Popen(
            self.served.command(*map(str, arguments)),
            env=self.served.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(self.seconds[arguments[0]] * self.dice.uniform(0.3, 1))
            process.kill()


def left(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".s11-") or ".s11-" in path.name]


@pytest.fixture
def council(tmp_path):
    founded(tmp_path / "data")
    return tmp_path / "data"


def test_a_backup_that_is_killed_leaves_the_one_before(council, tmp_path, dice):
    commands, file = Commands(council, dice), tmp_path / "backup"
    assert commands.run("backup", file).returncode == 0

    for _ in range(KILLS):
        commands.kill("backup", file)

        drill = commands.run("restore", "--drill", file)
        assert drill.returncode == 0, drill.stderr
    assert commands.run("backup", file).returncode == 0
    assert left(tmp_path) == []


def test_a_restore_that_is_killed_is_refused_in_words_and_done_anew(council, tmp_path, dice):
    backup = tmp_path / "backup"
    assert Commands(council, dice).run("backup", backup).returncode == 0
    timed = Commands(tmp_path / "timed", dice)
    assert timed.run("restore", backup).returncode == 0

    for number in range(KILLS):
        folder = tmp_path / f"new{number}"
        commands = Commands(folder, dice)
        commands.seconds = timed.seconds
        commands.kill("restore", backup)

        if (folder / "unfinished").is_file():
            refused = commands.run("user", "list")
            assert refused.returncode == 1 and "stopped half-way" in refused.stderr
        if not (folder / "s11.db").is_file() or (folder / "unfinished").is_file():
            assert commands.run("restore", backup).returncode == 0
        assert "lead@example.org" in commands.run("user", "list").stdout
        assert commands.run("log", "verify").returncode == 0
    assert left(tmp_path) == []


def test_an_import_that_is_killed_took_in_all_or_nothing(council, tmp_path, dice):
    from importlib.resources import files

    slough = files("s11.demo") / "slough-2015.audit.json"
    timed = Commands(tmp_path / "timed", dice)
    assert timed.run("import", slough).returncode == 0
    whole = timed.run("export", "--cycle", "slough-2015").stdout

    for number in range(KILLS):
        commands = Commands(tmp_path / f"new{number}", dice)
        commands.seconds = timed.seconds
        commands.kill("import", slough)

        exported = commands.run("export", "--cycle", "slough-2015")
        assert exported.stdout == whole or (exported.returncode == 1 and "slough-2015" in exported.stderr)
        assert commands.run("import", slough).returncode == 0
        assert commands.run("export", "--cycle", "slough-2015").stdout == whole


def test_an_upgrade_that_is_killed_was_done_or_not_begun(tmp_path, dice):
    say_only_reading(False)
    before = None
    timed = None
    for number in range(KILLS + 1):
        folder = tmp_path / f"old{number}"
        folder.mkdir()
        engine = create_engine(f"sqlite:///{folder / 's11.db'}")
        earlier.build(engine, earlier.REVISIONS[0])
        before = earlier.all_rows(engine)
        engine.dispose()
        commands = Commands(folder, dice)
        if timed is None:
            assert commands.run("user", "list").returncode == 0
            timed = commands.seconds
            continue
        commands.seconds = timed
        commands.kill("user", "list")

        assert revision(engine) in (earlier.REVISIONS[0], newest_revision())
        engine.dispose()
        assert "lead@example.org" in commands.run("user", "list").stdout
        after = earlier.all_rows(engine)
        engine.dispose()
        assert all(len(after[table]) >= len(rows) for table, rows in before.items())
