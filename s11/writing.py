"""Files written whole: beside their place first, and moved there once they are on the disk.

What a process that was killed left beside is taken away by the next that writes there: whoever works on such a
file or folder holds a lock on it, which ends with the process.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

IN_USE = ".in-use"


@contextmanager
def replaced(path: Path, mode: int) -> Iterator[BinaryIO]:
    """Hand out a file to write; it comes to be at `path` when all went well, and otherwise goes."""
    prefix = f".{path.name[:60]}.s11-"
    with _alone_in(path.parent):
        _take_away_left(path.parent, prefix)
        handle, beside = tempfile.mkstemp(prefix=prefix, dir=path.parent)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), mode)
            os.replace(beside, path)
        sync_folder(path.parent)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


@contextmanager
def working_folder(prefix: str, beside: Path | None = None) -> Iterator[Path]:
    """Hand out a folder that goes away again; those of the same prefix that were left behind go now."""
    parent = beside or Path(tempfile.gettempdir())
    with _alone_in(parent):
        _take_away_left(parent, prefix)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        lock = os.open(folder / IN_USE, os.O_RDWR | os.O_CREAT, 0o600)  # not the folder: others lock in it
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def sync_folder(folder: Path) -> None:
    """Let a folder's names be on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let nobody else make or take away such files and folders here for a moment."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _take_away_left(folder: Path, prefix: str) -> None:
    """Take away what is of this account and nobody works on any more."""
    for path in folder.glob(f"{_literally(prefix)}????????"):
        with suppress(OSError):
            if path.is_symlink() or path.stat().st_uid != os.geteuid() or not _is_left(path):
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _is_left(path: Path) -> bool:
    """Tell whether nobody holds the lock of a file, or the one in a folder; without one it was killed early."""
    lock = path / IN_USE if path.is_dir() else path
    if not lock.exists():
        return True
    handle = os.open(lock, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def _literally(name: str) -> str:
    """Return a name as a pattern that only itself fits."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
