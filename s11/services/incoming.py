"""An upload while it comes in: written once, hashed as it is written, and gone again if nobody keeps it.

What cannot be taken (too large, no room) is remembered and the rest of it dropped, so that the form that it
came with is still read, and whoever sent it is told beside the field.
"""

import errno
import fcntl
import os
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from s11.config import MEGABYTE
from s11.services.file_kinds.words import FileRefused

LARGEST_FILE = 20 * MEGABYTE
# What stays free on the disk, whatever is uploaded.
LEAST_FREE = 50 * MEGABYTE
TOO_LARGE = "Choose a file of 20 MB or less, or give a reference or a link to it"
NO_ROOM = "There is no room for files now. Give a reference or a link instead, and tell your administrator"
EMPTY = "This file is empty; choose another"
PREFIX = "upload-"


class IncomingFile:
    """A file to write into: it gets its place on the disk with the first byte, and leaves it with `close`."""

    def __init__(self, folder: Path, expected: int = 0) -> None:
        self._folder, self._expected = folder, expected
        self._file: Any = BytesIO()
        self._digest, self._beside = sha256(), ThreadPoolExecutor(1)
        self._waiting = bytearray()
        self.path: Path | None = None
        self.size = 0
        self.refusal = ""

    def write(self, block: bytes) -> int:
        """Take the next part of it."""
        self.size += len(block)
        if self.size > LARGEST_FILE:
            self._refuse(TOO_LARGE)
        if self.refusal:
            return len(block)
        self._waiting += block
        if len(self._waiting) >= MEGABYTE:
            self._pass_on()
        return len(block)

    def _pass_on(self) -> None:
        """Write what waits, and hash it beside the receiving of what comes next."""
        part, self._waiting = self._waiting, bytearray()
        if self.refusal or not part:
            return
        try:
            if self.path is None:
                self._begin()
            self._file.write(part)
            self._file.flush()
        except OSError:
            self._refuse(NO_ROOM)
        self._beside.submit(self._digest.update, part)

    def finished(self) -> tuple[Path, str]:
        """Return where it is and its SHA-256, or say why it cannot be taken."""
        if not self.refusal and not self.size:
            self.refusal = EMPTY
        self._pass_on()
        if self.refusal or self.path is None:
            raise FileRefused(self.refusal)
        digest = self._beside.submit(self._digest.hexdigest).result()
        # From here on it goes to the disk while it is looked into; whoever keeps it waits for that.
        self._beside.submit(os.fsync, self._file.fileno())
        self._file.seek(0)
        return self.path, digest

    def seek(self, place: int, whence: int = 0) -> int:
        """Move about in what came."""
        self._pass_on()
        moved: int = self._file.seek(place, whence)
        return moved

    def close(self) -> None:
        """Let it go: what was not kept meanwhile is removed."""
        self._beside.shutdown()
        self._file.close()
        if self.path is not None:
            self.path.unlink(missing_ok=True)

    def __enter__(self) -> "IncomingFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __getattr__(self, name: str) -> Any:
        """Be read and moved about in as any file."""
        return getattr(self._file, name)

    def _begin(self) -> None:
        if self._expected and shutil.disk_usage(_made(self._folder)).free < LEAST_FREE + self._expected:
            raise OSError(errno.ENOSPC, "nearly full")
        self.path, self._file = _locked_file(_made(self._folder))

    def _refuse(self, words: str) -> None:
        self.refusal = self.refusal or words
        if self.path is not None:
            self._file.close()
            self.path.unlink(missing_ok=True)
            self.path, self._file = None, BytesIO()


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _locked_file(folder: Path) -> tuple[Path, BinaryIO]:
    """Make a file that is locked for as long as it is open, so that a start leaves it alone."""
    while True:
        handle, name = tempfile.mkstemp(prefix=PREFIX, dir=folder)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return Path(name), os.fdopen(handle, "w+b")
        os.close(handle)


def remove_stale(folder: Path) -> int:
    """Remove what uploads of a process that was killed left behind; return how many there were."""
    removed = 0
    for path in folder.glob(f"{PREFIX}*") if folder.is_dir() else ():
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            path.unlink(missing_ok=True)
            removed += 1
    return removed
