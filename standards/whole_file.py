"""Read a file whole, but never one that is too large, no file at all or not ours to read."""

import stat
from pathlib import Path


class CannotRead(Exception):
    """Why a file was not read, in one line without its name."""


def read_whole(path: Path, at_most: int) -> bytes:
    """Return a file's bytes; its size is looked at before a byte is read."""
    try:
        _refuse_what_is_no_file(path, at_most)
        with path.open("rb") as file:
            text = file.read(at_most + 1)
    except FileNotFoundError:
        raise CannotRead("there is no such file") from None
    except (OSError, ValueError) as error:
        raise CannotRead(f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    if len(text) > at_most:
        raise CannotRead(too_large(at_most))
    return text


def too_large(at_most: int) -> str:
    """Say that a file is over the limit, given in bytes."""
    return f"the file is too large; the limit is {at_most // 1_000_000} MB"


def _refuse_what_is_no_file(path: Path, at_most: int) -> None:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise CannotRead("this is a folder, not a file")
    if not stat.S_ISREG(found.st_mode):
        raise CannotRead("this is not an ordinary file")
    if found.st_size > at_most:
        raise CannotRead(too_large(at_most))
