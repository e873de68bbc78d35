"""A folder that is empty, and is again if what fills it fails; what is killed half-way is known for it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from s11.cli.refusing import CommandRefused

UNFINISHED = "unfinished"


@contextmanager
def emptied_on_failure(
    folder: Path, what: str = "the demonstration", such_as: str = "demo"
) -> Iterator[None]:
    """Refuse a folder with anything in it; if what follows fails, take away what it wrote.

    What was stopped half-way before is taken away first: a mark tells that it was.
    """
    if folder.exists() and not folder.is_dir():
        raise CommandRefused(f"{folder}: this is not a folder")
    if (folder / UNFINISHED).is_file():
        _empty(folder)
    if folder.exists() and any(folder.iterdir()):
        raise CommandRefused(
            f"{folder}: this folder is not empty; {what} goes into an empty one, as with --data {such_as}"
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / UNFINISHED).write_text(f"{what} is being put here\n")
        yield
        (folder / UNFINISHED).unlink()
    except BaseException:
        _empty(folder)
        raise


def refuse_unfinished(folder: Path) -> None:
    """Refuse a folder that was being filled when it was stopped: what is in it is not whole."""
    mark = folder / UNFINISHED
    if mark.is_file():
        raise CommandRefused(
            f"{folder}: what was being put here is not whole, because it was stopped half-way. Run the same s11 "
            "demo or s11 restore again: it takes away what is there and begins anew"
        )


def _empty(folder: Path) -> None:
    """Take everything away; the mark goes last, so that what is stopped here too is known for what it is."""
    there = list(folder.iterdir()) if folder.is_dir() else []
    for path in sorted(there, key=lambda path: path.name == UNFINISHED):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
