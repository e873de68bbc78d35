"""Keeping an uploaded file: checked, scanned where a scanner is set, then stored once under its SHA-256."""

import shutil
import tempfile
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from s11.config import MEGABYTE, Settings
from s11.domain.audit import StoredFile
from s11.domain.refusals import NotFound
from s11.services.file_kinds import FileRefused, kind_of
from s11.services.incoming import IncomingFile
from s11.services.scanning import Scanner
from s11.storage.files import NAME, FileGone, FileStore, open_store
from s11.storage.files.folder import FolderStore

LONGEST_NAME = 150
INFECTED = (
    "The virus scanner found something in this file, so it was not added. It is locked away, and nobody can "
    "open it. Tell your IT service desk, and give a clean file or a reference"
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """All that keeping files needs: where they come in, where they stay, who scans, and where infected ones go."""

    incoming: Path
    store: FileStore
    quarantine: FolderStore
    scanner: Scanner | None


class Infected(FileRefused):
    """A file in which the scanner found something; it is in quarantine now."""

    def __init__(self, signature: str, size: int, digest: str) -> None:
        super().__init__(INFECTED)
        self.signature, self.size, self.sha256 = signature, size, digest


def keeping_of(settings: Settings) -> Keeping:
    """Return what keeps files as the settings say."""
    return Keeping(
        settings.incoming_folder,
        open_store(settings),
        FolderStore(settings.quarantine_folder),
        Scanner(settings.clamd) if settings.clamd else None,
    )


def keep_file(keeping: Keeping, name: str, upload: IncomingFile) -> StoredFile:
    """Keep an upload so that it survives a power cut; FileRefused says why it is not taken.

    Infected is one that went into quarantine; Unavailable is raised where scanner or store do not answer.
    """
    path, digest = upload.finished()
    file: BinaryIO = upload  # type: ignore[assignment]  # it can be read like one
    kind = kind_of(name, file)
    file.seek(0)
    signature = keeping.scanner.signature_in(file) if keeping.scanner else ""
    if signature:
        keeping.quarantine.keep(path, digest)
        raise Infected(signature, upload.size, digest)
    keeping.store.keep(path, digest)
    return StoredFile(clean_name(name), kind.media_type, upload.size, digest)


def received(folder: Path, source: BinaryIO) -> IncomingFile:
    """Take in a file that comes from elsewhere than a form."""
    upload = IncomingFile(folder)
    shutil.copyfileobj(source, upload, MEGABYTE)
    return upload


def take_out(keeping: Keeping, file: StoredFile) -> BinaryIO:
    """Open a kept file whose content is what was kept, checked to the last byte; NotFound says why not."""
    try:
        kept = keeping.store.open(file.sha256)
    except FileGone as gone:
        raise NotFound("The file is not where it was kept. Tell your administrator.") from gone
    whole = kept if kept.seekable() else _copied(keeping, kept)
    if hash_of(whole) != file.sha256:
        whole.close()
        raise NotFound(
            "The file was changed since it was kept, so it is not handed out. Tell your administrator."
        )
    whole.seek(0)
    return whole


def hash_of(file: BinaryIO) -> str:
    """Return the SHA-256 of what is left to read of a file."""
    digest = sha256()
    while block := file.read(MEGABYTE):
        digest.update(block)
    return digest.hexdigest()


def _copied(keeping: Keeping, kept: BinaryIO) -> BinaryIO:
    """Copy what comes over a network into a nameless file, so that nothing is sent on before it is checked."""
    keeping.incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
    with kept:
        copy = tempfile.TemporaryFile(dir=keeping.incoming)  # noqa: SIM115  # it is handed out
        shutil.copyfileobj(kept, copy, MEGABYTE)
        copy.seek(0)
    return copy


def clean_name(name: str) -> str:
    """Return a file's own name without folders and without what is not seen; a long one keeps its ending."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, dot, ending = seen.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" or "evidence"


def remove_unneeded(store: FileStore, needed: Collection[str], before: datetime) -> int:
    """Remove the files that nothing refers to and that were there before, and return how many."""
    left = [kept.name for kept in store.names() if NAME.fullmatch(kept.name) and kept.modified < before]
    gone = [name for name in left if name not in needed]
    for name in gone:
        store.remove(name)
    return len(gone)
