"""Files that a command writes: whole or not at all."""

import os
from pathlib import Path

from s11.cli.refusing import CommandRefused
from s11.writing import replaced


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there once it is on the disk; one that was there is replaced."""
    path = path.resolve()
    if path.is_dir():
        raise CommandRefused(f"{path}: this is a folder; name a file in it")
    if not path.parent.is_dir():
        raise CommandRefused(f"{path}: there is no folder {path.parent}; make it first")
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    try:
        with replaced(path, _usual_mode()) as file:
            file.write(content)
    except OSError as error:
        raise CommandRefused(f"{path}: cannot be written ({error.strerror})") from error


def _usual_mode() -> int:
    """The mode that a file made here would have; a temporary one is for this account only."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
