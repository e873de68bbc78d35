"""Asking ClamAV about a file, through clamd: the file is sent in blocks, and nothing counts before the answer."""

import re
import socket
import struct
import time
from dataclasses import dataclass
from typing import BinaryIO

from s11.domain.refusals import Unavailable

BLOCK = 256 * 1024
TO_CONNECT, TO_ANSWER = 5.0, 60.0
LONGEST_ANSWER = 4096
FOUND = re.compile(r"stream: (.{1,200}) FOUND")
NO_ANSWER = (
    "The virus scanner does not answer, so no file can be taken now. Nothing is lost: give a reference or a "
    "link instead, or choose the file again in a few minutes."
)


@dataclass(frozen=True, slots=True)
class Scanner:
    """A clamd: the path of its socket, or host:port."""

    address: str

    def ping(self) -> str:
        """Return clamd's version and signatures; Unavailable where it does not answer."""
        return self._ask(b"VERSION")

    def signature_in(self, file: BinaryIO) -> str:
        """Return what is found in the rest of a file, empty where nothing is; Unavailable in all other cases."""
        answer = self._ask(b"INSTREAM", file)
        if found := FOUND.fullmatch(answer):
            return found[1]
        if answer == "stream: OK":
            return ""
        raise Unavailable(NO_ANSWER)

    def _ask(self, command: bytes, file: BinaryIO | None = None) -> str:
        until = time.monotonic() + TO_ANSWER
        try:
            with self._connected() as door:
                door.sendall(b"z" + command + b"\0")
                if file is not None:
                    _send(door, file, until)
                return _answer(door, until)
        except (OSError, ValueError) as error:
            raise Unavailable(NO_ANSWER) from error

    def _connected(self) -> socket.socket:
        if self.address.startswith("/"):
            door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            door.settimeout(TO_CONNECT)
            try:
                door.connect(self.address)
            except OSError:
                door.close()
                raise
            return door
        host, _, port = self.address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), TO_CONNECT)


def _send(door: socket.socket, file: BinaryIO, until: float) -> None:
    while block := file.read(BLOCK):
        door.settimeout(_left(until))
        door.sendall(struct.pack(">I", len(block)) + block)
    door.sendall(struct.pack(">I", 0))


def _answer(door: socket.socket, until: float) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        door.settimeout(_left(until))
        part = door.recv(LONGEST_ANSWER)
        if not part:
            break
        said += part
    if not said.endswith(b"\0"):
        raise ConnectionError("no whole answer")
    return said.rstrip(b"\0").decode("utf-8", "replace")


def _left(until: float) -> float:
    """Return the seconds that are left, or stop."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
