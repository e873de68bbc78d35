"""A folder that is empty, and is again if what fills it fails."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from s11.cli.refusing import CommandRefused


@contextmanager
def emptied_on_failure(
    folder: Path, what: str = "the demonstration", such_as: str = "demo"
) -> Iterator[None]:
    """Refuse a folder with anything in it; if what follows fails, take away what it wrote."""
    if folder.exists() and not folder.is_dir():
        raise CommandRefused(f"{folder}: this is not a folder")
    if folder.exists() and any(folder.iterdir()):
        raise CommandRefused(
            f"{folder}: this folder is not empty; {what} goes into an empty one, as with --data {such_as}"
        )
    try:
        yield
    except BaseException:
        _empty(folder)
        raise


def _empty(folder: Path) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
