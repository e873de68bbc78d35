"""Files kept in a folder of this machine, readable by the program's account only."""

import errno
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from s11.domain.refusals import Unavailable
from s11.storage.files import FileGone, Kept
from s11.writing import replaced

# Beside the files stand folders of other purposes, such as the one for uploads that are still coming in.
NO_ROOM = "The file cannot be kept at the moment. Give a reference instead, or try again later."


class FolderStore:
    """Files of a folder; each is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def where(self) -> str:
        return str(self.folder)

    def check(self) -> None:
        if self.folder.exists() and not os.access(self.folder, os.R_OK | os.W_OK):
            raise Unavailable(NO_ROOM)

    def keep(self, path: Path, sha256: str) -> None:
        target = self.folder / sha256
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with path.open("rb") as file:
                os.fsync(file.fileno())
            _move(path, target)
            _sync(self.folder)
        except OSError as error:
            raise Unavailable(NO_ROOM) from error

    def open(self, sha256: str) -> BinaryIO:
        try:
            return (self.folder / sha256).open("rb")
        except FileNotFoundError as gone:
            raise FileGone(sha256) from gone

    def names(self) -> Iterator[Kept]:
        if self.folder.is_dir():
            for path in sorted(self.folder.iterdir()):
                if path.is_file():
                    facts = path.stat()
                    yield Kept(path.name, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC))

    def remove(self, sha256: str) -> None:
        (self.folder / sha256).unlink(missing_ok=True)


def _move(path: Path, target: Path) -> None:
    """Move a file in one step; from another disk it is copied beside its place first."""
    try:
        path.chmod(0o600)
        path.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with replaced(target, 0o600) as beside, path.open("rb") as file:
            shutil.copyfileobj(file, beside)
        path.unlink()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
