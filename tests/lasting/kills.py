"""Kill the server at random moments while people save, and look whether anything acknowledged is lost.

    python -m tests.lasting.kills --kills 50 [--database postgresql] [--seed N]

`kill -9` ends a process; it does not take the power away. What reaches the disk before an answer is given is
looked at in tests/lasting/test_on_the_disk.py.
"""

import argparse
import random
import secrets
import sys
import tempfile
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Event, Lock, Thread

from tests.lasting.council import founded
from tests.lasting.kept import kept
from tests.lasting.served import Served
from tests.lasting.visitor import Unreachable, Visitor, address_of, picture

# Who writes where; two people share the last place, so that some saves are refused as older than another's.
WRITERS = (
    ("lead", "housing", "1.1"),
    ("director", "housing", "1.2"),
    ("leisure", "leisure", "1.1"),
    ("leisure", "leisure", "2.2"),
    ("lead", "housing", "2.1"),
    ("director", "housing", "2.1"),
)
FILES_GO_TO = ("lead", "housing", "2.2")
FEWEST, MOST = 5, 45  # saves between two kills: 25 in the middle
AT_START = 0.2  # how often the server is killed once more while it starts


@dataclass
class Said:
    """What the server acknowledged, and how often it did not."""

    texts: set = field(default_factory=set)
    files: set = field(default_factory=set)
    sent: int = 0
    clashes: int = 0
    unexpected: list = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def note(self, status, text="", file=""):
        with self.lock:
            self.sent += bool(text)
            self.clashes += status == 409
            self.texts |= {text} if status == 200 and text else set()
            self.files |= {file} if status == 302 and file else set()
            if status not in (200, 302, 409, 503):
                self.unexpected.append(status)


def write(visitor, directorate, criterion, said, stopping):
    """Save one text after the other until told to stop; a server that is away is tried again."""
    place = address_of(directorate, criterion)
    seen = None
    while not stopping.is_set():
        try:
            seen = seen or visitor.fields(place)
            text = f"{visitor.name} {criterion} {secrets.token_hex(8)}"
            status, told = visitor.save(place, text, seen)
        except Unreachable:
            seen = None
            stopping.wait(0.05)
            continue
        said.note(status, text=text)
        seen = {**seen, "version": told["version"]} if "version" in told else None


def send_files(visitor, directorate, criterion, said, stopping):
    place = address_of(directorate, criterion, "/evidence")
    while not stopping.is_set():
        content = picture()
        try:
            said.note(visitor.upload(place, content), file=sha256(content).hexdigest())
        except Unreachable:
            stopping.wait(0.05)


@dataclass
class Figures:
    kills: int = 0
    kills_at_start: int = 0
    database_kills: int = 0


class Trial:
    """A council's server that is killed again and again."""

    def __init__(self, folder, dice, database_url="", postgres=None):
        self.folder, self.url, self.dice, self.postgres = folder, database_url, dice, postgres
        passwords = founded(folder, database_url)
        self.server = Served(folder, database_url).start()
        self.said, self.stopping, self.figures = Said(), Event(), Figures()
        asked = [(write, who) for who in WRITERS] + [(send_files, FILES_GO_TO)]
        self.threads = [
            Thread(target=self._act, args=(act, self.visitor(who[0], passwords), *who[1:]))
            for act, who in asked
        ]

    def visitor(self, name, passwords):
        return Visitor(self.server.address, name, passwords[name])

    def _act(self, act, *who):
        try:
            act(*who, self.said, self.stopping)
        except Exception as error:
            self.said.unexpected.append(repr(error))
            raise

    def run(self, kills):
        """Kill so often, look each time, and return what was wrong, in words."""
        for thread in self.threads:
            thread.start()
        try:
            for number in range(kills):
                self._some_saves()
                if self.postgres and number == kills // 2:
                    self._kill_the_database()
                    self._some_saves()
                self._kill()
                if wrong := self.wrong():
                    return wrong
        finally:
            self.stopping.set()
            for thread in self.threads:
                thread.join()
            self.server.stop()
        return self.wrong()

    def _some_saves(self):
        until = len(self.said.texts) + self.dice.randint(FEWEST, MOST)
        while len(self.said.texts) < until:
            time.sleep(0.001)
        time.sleep(self.dice.random() * 0.05)

    def _kill(self):
        self.server.kill()
        self.figures.kills += 1
        if self.dice.random() < AT_START:
            self.server.begin()
            time.sleep(self.dice.random() * 3)
            self.server.kill()
            self.figures.kills_at_start += 1
        self.server.start()

    def _kill_the_database(self):
        """The server of the pages stays: it has to find the database again by itself."""
        self.postgres.kill()
        self.figures.database_kills += 1
        self.postgres.start()

    def wrong(self):
        with self.said.lock:
            texts, files = set(self.said.texts), set(self.said.files)
        found = kept(self.folder, self.url)
        lost = [f"the text {text!r} was acknowledged and is lost" for text in sorted(texts - found.texts)]
        lost += [f"the file {file} was acknowledged and is lost" for file in sorted(files - found.files)]
        return [*lost, *found.wrong, *(f"an answer of {status}" for status in self.said.unexpected)]


def try_out(kills, database, seed):
    """Run a trial of so many kills and return what was wrong and a line of figures."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="s11-kills-") as name:
        folder = Path(name) / "data"
        if database == "sqlite":
            trial = Trial(folder, dice)
            wrong = trial.run(kills)
        else:
            from tests.postgres import LASTING, EmbeddedPostgres

            postgres = EmbeddedPostgres(settings=LASTING)
            try:
                url = postgres.make_database()
                trial = Trial(folder, dice, url, postgres)
                wrong = trial.run(kills)
            finally:
                postgres.stop()
    figures, said = trial.figures, trial.said
    return wrong, (
        f"{database}, seed {seed}: {figures.kills} kills of the program, {figures.kills_at_start} more while it "
        f"started, {figures.database_kills} of the database; {said.sent} saves sent, {len(said.texts)} "
        f"acknowledged, {said.clashes} refused as older than another's; {len(said.files)} files acknowledged; "
        f"{len(wrong)} lost or wrong"
    )


def main():
    asked = argparse.ArgumentParser(prog="python -m tests.lasting.kills")
    asked.add_argument("--kills", type=int, default=50)
    asked.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    asked.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    asked = asked.parse_args()
    wrong, figures = try_out(asked.kills, asked.database, asked.seed)
    print(figures)
    print("\n".join(wrong), end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
