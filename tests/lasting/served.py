"""`s11 serve` as a process of its own on a council's data folder: started, killed, and asked whether it is ready."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]


class DidNotStart(Exception):
    """The server ended before it answered; the message is what it said."""


class Served:
    """A server on a folder, on the same port each time that it is started."""

    def __init__(self, folder, database_url="", environment=None):
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
        for name in ("S11_DATA", "S11_DATABASE_URL"):
            self.environment.pop(name, None)
        if database_url:
            self.environment["S11_DATABASE_URL"] = database_url
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.said = folder.parent / f"{folder.name}-said.txt"

    def command(self, *arguments):
        return [sys.executable, "-u", "-m", "s11", "--data", str(self.folder), *arguments]

    def begin(self):
        """Start the process without waiting for it."""
        with self.said.open("ab") as said:
            self.process = subprocess.Popen(
                self.command("serve", "--port", str(self.port)),
                env=self.environment,
                stdout=said,
                stderr=said,
            )

    def start(self):
        """Start the process and wait until it says that it is ready."""
        self.begin()
        while not self.is_ready():
            if self.process.poll() is not None:
                raise DidNotStart(self.said.read_text())
            time.sleep(0.05)
        return self

    def is_ready(self):
        try:
            with urllib.request.urlopen(f"{self.address}/readyz") as answer:
                return answer.read() == b"ok\n"
        except (urllib.error.URLError, OSError):
            return False

    def kill(self):
        """Kill the process as nothing can prevent."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait()
