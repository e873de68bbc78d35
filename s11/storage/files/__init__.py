"""Where evidence files are kept: in a folder, or in a bucket of an S3-compatible service. Always by their SHA-256.

All that reads or writes kept files goes through this interface; nothing else knows which of the two it is.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from s11.config import Settings

NAME = re.compile(r"[0-9a-f]{64}")


class FileGone(Exception):
    """There is no such file where it should be."""


class Kept(NamedTuple):
    """A kept file: its name, its size in bytes, and when it was put there."""

    name: str
    size: int
    modified: datetime


class FileStore(Protocol):
    """Files by their SHA-256. What cannot be reached raises `Unavailable`, with words for a person."""

    @property
    def where(self) -> str:
        """Say where the files are, for whoever runs the program."""

    def check(self) -> None:
        """Ask whether files can be kept and read now; Unavailable where not."""

    def keep(self, path: Path, sha256: str) -> None:
        """Take a whole file in, so that it survives a power cut; the file at `path` may be gone afterwards."""

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading; FileGone where there is none."""

    def names(self) -> Iterator[Kept]:
        """Go through all that is kept; what is named otherwise than by a hash too."""

    def remove(self, sha256: str) -> None:
        """Remove a file; one that is gone is fine."""


def open_store(settings: Settings) -> FileStore:
    """Return the store that the settings name: the bucket where there is one, else the folder."""
    if settings.bucket is None:
        from s11.storage.files.folder import FolderStore

        return FolderStore(settings.evidence_folder)
    from s11.storage.files.bucket import BucketStore

    return BucketStore(settings.bucket)
