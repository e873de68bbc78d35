"""Keeping an uploaded file: checked, then stored once under the SHA-256 of its content."""

import os
import re
import secrets
import unicodedata
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from s11.config import MEGABYTE
from s11.domain.audit import StoredFile
from s11.services.file_kinds import FileRefused, kind_of
from s11.writing import sync_folder

LARGEST_FILE = 20 * MEGABYTE
LONGEST_NAME = 150
KEPT_AS = re.compile("[0-9a-f]{64}")


def keep_file(folder: Path, name: str, upload: BinaryIO) -> StoredFile:
    """Store an uploaded file so that it survives a power cut; FileRefused says why it is not taken."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    waiting = folder / f"upload-{secrets.token_hex(16)}"
    try:
        with waiting.open("w+b") as kept:
            size, digest = _copy(upload, kept)
            kind = kind_of(name, kept)
        waiting.replace(folder / digest)
    finally:
        waiting.unlink(missing_ok=True)
    sync_folder(folder)
    return StoredFile(clean_name(name), kind.media_type, size, digest)


def remove_unneeded(folder: Path, needed: Collection[str], before: datetime) -> int:
    """Remove the files that nothing refers to and that were there before, and return how many."""
    gone = 0
    for path in folder.glob("*") if folder.is_dir() else ():
        is_kept = not KEPT_AS.fullmatch(path.name) or path.name in needed
        if not is_kept and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def path_of(folder: Path, file: StoredFile) -> Path:
    """Return where a stored file is."""
    return folder / file.sha256


def clean_name(name: str) -> str:
    """Return a file's own name without folders and without what is not seen; a long one keeps its ending."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, dot, ending = seen.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" or "evidence"


def _copy(upload: BinaryIO, kept: BinaryIO) -> tuple[int, str]:
    size, digest = 0, sha256()
    while block := upload.read(MEGABYTE):
        size += len(block)
        if size > LARGEST_FILE:
            raise FileRefused("Choose a file of 20 MB or less, or give a reference or a link to it")
        digest.update(block)
        kept.write(block)
    if not size:
        raise FileRefused("This file is empty; choose another")
    kept.flush()
    os.fsync(kept.fileno())
    return size, digest.hexdigest()
