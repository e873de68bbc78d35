"""A real clamd with a signature of the tests' own, and no other: nothing is downloaded."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from s11.domain.refusals import Unavailable
from s11.services.scanning import Scanner

# What the signature finds. It is harmless, and no scanner of the world knows it.
BAD = b"s11-test-signature-of-no-harm-5c1f"
NAME = "S11.Test.Signature"
PROGRAM = shutil.which("clamd") or next((str(p) for p in [Path("/usr/sbin/clamd")] if p.exists()), None)


class Clamd:
    """A clamd on a socket in a folder of its own, whose path is short enough for a socket."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="s11c-"))
        self.socket = str(self.folder / "c.sock")
        self.signatures({NAME: BAD})
        self.settings = self.folder / "clamd.conf"
        self.settings.write_text(
            f"LocalSocket {self.socket}\nDatabaseDirectory {self.folder}/db\nTemporaryDirectory {self.folder}\n"
            "Foreground yes\nStreamMaxLength 25M\nMaxScanSize 100M\nMaxFileSize 25M\nFixStaleSocket yes\n"
        )
        self.start()

    def signatures(self, found):
        (self.folder / "db").mkdir(exist_ok=True)
        lines = "".join(f"{name}:0:*:{content.hex()}\n" for name, content in found.items())
        (self.folder / "db" / "own.ndb").write_text(lines)

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "-c", str(self.settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(600):
            try:
                Scanner(self.socket).ping()
            except Unavailable:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("clamd did not start")

    def stop(self):
        self.process.kill()
        self.process.wait()

    def again_with(self, found):
        """Start it anew with other signatures."""
        self.stop()
        self.signatures(found)
        self.start()

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder)


@pytest.fixture
def clamd():
    if PROGRAM is None:
        pytest.skip(
            "no clamd on this machine: nothing was scanned by a real scanner (apt install clamav-daemon)"
        )
    server = Clamd()
    yield server
    server.remove()
