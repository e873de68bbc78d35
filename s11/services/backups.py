"""Backups: one file with the database, the evidence and the keys, encrypted for the council; and putting it back.

The file is a tar archive, encrypted with age (age-encryption.org) where a recipient is named, so that the
council can open it without this program. Its manifest has the hash of every part and of every audit's export.
"""

import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import pyrage
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from s11.config import Settings
from s11.domain.reach import EVERYTHING
from s11.services.exporting import export_audit
from s11.storage.copying import copied, put_back
from s11.storage.cycles import list_cycles
from s11.storage.files import NAME, FileStore, open_store
from s11.storage.reach import reaching
from s11.storage.upgrading import revision
from s11.writing import sync_folder, working_folder

FORMAT = "s11-backup/1"
MANIFEST = "manifest.json"
KEYS = {
    "secret-key": "secret_key",
    "password-salt": "password_salt",
    "trail-key": "trail_key",
    "totp-key": "totp_key",
}
MARKS = ("demonstration",)
AGE = b"age-encryption.org/"
SEAL = b"s11-backup sha256 "
BLOCK = 1024 * 1024
NO_BACKUP = "this is no backup of s11, or it is cut short or damaged"
EVIDENCE = "evidence/"


class BackupRefused(Exception):
    """A backup could not be written or read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: when it was made, the database's revision, and SHA-256 of each part and export.

    `sealed`: the archive ends with the hash of all before it. Those of the first release do not.
    """

    format: str
    made: str
    revision: str
    parts: Mapping[str, str]
    exports: Mapping[str, str]
    sealed: bool = False


def new_key() -> tuple[str, str]:
    """Make a key for backups: the secret line that opens them, and the recipient that they are encrypted for."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def write_backup(settings: Settings, engine: Engine, file: Path, recipient: str, now: datetime) -> Manifest:
    """Write everything into one file while others go on working; without recipient it is not encrypted."""
    encrypted_for = _recipient(recipient) if recipient else None
    with working_folder(".s11-backup-", file.parent) as folder:
        with copied(engine, folder) as (copy, session):
            exports = hashes_of_exports(session)
            at = revision(engine) or ""
        made = folder / "backup.tar"
        manifest = _pack(
            made, copy, settings, Manifest(FORMAT, now.isoformat(), at, {}, exports, sealed=True)
        )
        _seal(made)
        if encrypted_for:
            whole = folder / "backup.age"
            pyrage.encrypt_file(str(made), str(whole), [encrypted_for])
            made = whole
        _move(made, file)
    return manifest


def hashes_of_exports(session: Session) -> dict[str, str]:
    """Return the SHA-256 of every audit as an audit file, by its ref."""
    with reaching(EVERYTHING):
        refs = [audit.cycle.ref for audit in list_cycles(session)]
        return {ref: sha256(export_audit(session, ref)).hexdigest() for ref in sorted(refs)}


@contextmanager
def unpacked(file: Path, secret: str, beside: Path) -> Iterator[tuple[Path, Manifest]]:
    """Unpack a backup beside the folder that it is for, every part checked; or say what is wrong with it."""
    with working_folder(".s11-restore-", beside) as folder:
        archive = _opened(file, secret, folder)
        is_sealed = _has_seal(file, archive)
        inside = folder / "inside"
        try:
            with tarfile.open(archive) as tar:
                tar.extractall(inside, filter="data")
            manifest = Manifest(**json.loads((inside / MANIFEST).read_text()))
        except (tarfile.TarError, OSError, ValueError, TypeError, EOFError) as damage:
            raise BackupRefused(f"{file}: {NO_BACKUP}") from damage
        if manifest.sealed and not is_sealed:
            raise BackupRefused(f"{file}: {NO_BACKUP}")
        _check(file, inside, manifest)
        yield inside, manifest


def restore(inside: Path, manifest: Manifest, settings: Settings) -> None:
    """Put what was unpacked into a data folder that is empty, and evidence where the settings keep it now.

    The database comes last, for it may be elsewhere.
    """
    store = open_store(settings)
    for name in sorted(manifest.parts, key=lambda name: name.startswith("database/")):
        part = inside / name
        if name.startswith("database/"):
            put_back(part, settings.database_url)
            continue
        if name.startswith(EVIDENCE):
            store.keep(part, name.removeprefix(EVIDENCE))
            continue
        target = settings.folder / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.replace(target)
        target.chmod(0o600)
    os.sync()


def _pack(made: Path, copy: Path, settings: Settings, manifest: Manifest) -> Manifest:
    """Put the parts into an archive, and last of all the manifest with their hashes."""
    parts: dict[str, str] = {}
    with tarfile.open(made, "w") as tar:
        for name, content in (("database/" + copy.name, copy), *_files(settings)):
            parts[name] = _add(tar, name, content)
        parts |= _add_evidence(tar, open_store(settings))
        whole = Manifest(**{**asdict(manifest), "parts": parts})
        _add(tar, MANIFEST, json.dumps(asdict(whole), indent=1).encode())
    return whole


def _files(settings: Settings) -> Iterator[tuple[str, Path | bytes]]:
    for name, setting in KEYS.items():
        yield name, str(getattr(settings, setting)).encode()
    for name in MARKS:
        if (settings.folder / name).is_file():
            yield name, settings.folder / name


def _add(tar: tarfile.TarFile, name: str, content: Path | bytes) -> str:
    """Add a part and return its SHA-256."""
    if isinstance(content, bytes):
        return _add_file(tar, name, BytesIO(content), len(content))
    with content.open("rb") as source:
        return _add_file(tar, name, source, content.stat().st_size)


def _add_evidence(tar: tarfile.TarFile, store: FileStore) -> Iterator[tuple[str, str]]:
    """Add all kept files, wherever they are kept, and hand out the name and SHA-256 of each."""
    for kept, size, _ in store.names():
        if NAME.fullmatch(kept):
            with store.open(kept) as source:
                yield f"{EVIDENCE}{kept}", _add_file(tar, f"{EVIDENCE}{kept}", source, size)


def _add_file(tar: tarfile.TarFile, name: str, source: BinaryIO, size: int) -> str:
    entry = tarfile.TarInfo(name)
    entry.mode, entry.size = 0o600, size
    read = _Hashed(source)
    tar.addfile(entry, cast(IO[bytes], read))
    return read.digest.hexdigest()


class _Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, source: BinaryIO) -> None:
        self.source, self.digest = source, sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next part, as long as asked for unless it is the last."""
        block = self.source.read(size)
        self.digest.update(block)
        return block


def _hash(path: Path, size: int | None = None) -> str:
    """Return the SHA-256 of a file, or of so many bytes at its beginning."""
    digest, left = sha256(), path.stat().st_size if size is None else size
    with path.open("rb") as file:
        while block := file.read(min(BLOCK, left)):
            digest.update(block)
            left -= len(block)
    return digest.hexdigest()


def _move(made: Path, file: Path) -> None:
    """Give the file its place once it is on the disk; only this account reads it."""
    made.chmod(0o600)
    with made.open("rb") as whole:
        os.fsync(whole.fileno())
    made.replace(file)
    sync_folder(file.parent)


def _seal(made: Path) -> None:
    """Add the hash of all that stands before, after the archive's end, where tar does not look."""
    seal = SEAL + _hash(made).encode()
    with made.open("ab") as file:
        file.write(seal)


def _has_seal(file: Path, archive: Path) -> bool:
    """Tell whether an archive has its seal, before anything else is read; one that does not hold is refused."""
    size = max(archive.stat().st_size - len(SEAL) - 64, 0)
    with archive.open("rb") as whole:
        whole.seek(size)
        end = whole.read()
    if not end.startswith(SEAL):
        return False
    if end != SEAL + _hash(archive, size).encode():
        raise BackupRefused(f"{file}: {NO_BACKUP}")
    return True


def _opened(file: Path, secret: str, folder: Path) -> Path:
    """Return the archive in a backup: the file itself, or what it is once decrypted."""
    with file.open("rb") as start:
        encrypted = start.read(len(AGE)) == AGE
    if not encrypted:
        return file
    if not secret:
        raise BackupRefused(f"{file}: this backup is encrypted; name the file with its key with --key")
    archive = folder / "backup.tar"
    try:
        pyrage.decrypt_file(str(file), str(archive), [pyrage.x25519.Identity.from_str(secret)])
    except (pyrage.IdentityError, pyrage.DecryptError, OSError) as wrong:
        raise BackupRefused(f"{file}: this key does not open it, or the file is damaged") from wrong
    return archive


def _check(file: Path, inside: Path, manifest: Manifest) -> None:
    if manifest.format != FORMAT:
        raise BackupRefused(f"{file}: it is written as {manifest.format!r}; this release reads {FORMAT}")
    found = {str(path.relative_to(inside)) for path in inside.rglob("*") if path.is_file()} - {MANIFEST}
    for name in sorted(found | set(manifest.parts)):
        if name not in found or manifest.parts.get(name) != _hash(inside / name):
            raise BackupRefused(f"{file}: {name} in it is missing or damaged; use another backup")


def _recipient(typed: str) -> Any:
    try:
        return pyrage.x25519.Recipient.from_str(typed.strip())
    except pyrage.RecipientError as wrong:
        raise BackupRefused("the recipient is no age key; it begins with age1 (s11 backup --help)") from wrong
