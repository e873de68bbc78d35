"""Which files are taken as evidence: by the ending of the name, and then by what is really in them.

Macros are refused, and so are archives made to fill a disk. Nothing is ever unpacked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

import filetype

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_MEMBERS = 10_000
LARGEST_UNPACKED = 400 * 1024 * 1024
LARGEST_RATIO = 200
SMALL_ENOUGH = 20 * 1024 * 1024
LONGEST_LISTING = 1_000_000

Check = Callable[[BinaryIO], bool]


class FileRefused(Exception):
    """A file that is not taken; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what people call it, its media type, and how its content is known."""

    name: str
    media_type: str
    is_one: Check


def _by_signature(media_type: str) -> Check:
    return lambda file: bool(filetype.guess_mime(file.read(8192)) == media_type)


def _old_office(file: BinaryIO) -> bool:
    whole = file.read()
    if "_VBA_PROJECT".encode("utf-16-le") in whole:
        raise FileRefused("Save it without macros, and choose it again")
    return whole.startswith(OLE)


def _office(folder: str) -> Check:
    def is_one(archive: ZipFile) -> bool:
        names = [name.lower() for name in archive.namelist()]
        if any(name.endswith("vbaproject.bin") for name in names):
            raise FileRefused("Save it without macros, and choose it again")
        listing = _start(archive, "[Content_Types].xml")
        return any(name.startswith(folder) for name in names) and b"macroEnabled" not in listing

    return _archive(is_one)


def _open_document(media_type: str) -> Check:
    def is_one(archive: ZipFile) -> bool:
        if any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist()):
            raise FileRefused("Save it without macros, and choose it again")
        return _start(archive, "mimetype").strip() == media_type.encode()

    return _archive(is_one)


def _archive(is_one: Callable[[ZipFile], bool]) -> Check:
    def check(file: BinaryIO) -> bool:
        try:
            with ZipFile(file) as archive:
                _refuse_bomb(archive)
                return is_one(archive)
        except (BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
            return False

    return check


def _refuse_bomb(archive: ZipFile) -> None:
    members = archive.infolist()
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    too_dense = unpacked > SMALL_ENOUGH and unpacked > LARGEST_RATIO * max(packed, 1)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or too_dense:
        raise FileRefused("This would be far too large once opened; save it as a PDF, and choose that")


def _start(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(LONGEST_LISTING)


_OPENXML = "application/vnd.openxmlformats-officedocument."
_OASIS = "application/vnd.oasis.opendocument."
_JPEG = Kind("JPEG image", "image/jpeg", _by_signature("image/jpeg"))

KINDS: dict[str, Kind] = {
    "pdf": Kind("PDF", "application/pdf", _by_signature("application/pdf")),
    "png": Kind("PNG image", "image/png", _by_signature("image/png")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "docx": Kind("Word document", _OPENXML + "wordprocessingml.document", _office("word/")),
    "xlsx": Kind("Excel workbook", _OPENXML + "spreadsheetml.sheet", _office("xl/")),
    "pptx": Kind("PowerPoint presentation", _OPENXML + "presentationml.presentation", _office("ppt/")),
    "doc": Kind("Word document", "application/msword", _old_office),
    "xls": Kind("Excel workbook", "application/vnd.ms-excel", _old_office),
    "ppt": Kind("PowerPoint presentation", "application/vnd.ms-powerpoint", _old_office),
    "odt": Kind("OpenDocument text", _OASIS + "text", _open_document(_OASIS + "text")),
    "ods": Kind("OpenDocument spreadsheet", _OASIS + "spreadsheet", _open_document(_OASIS + "spreadsheet")),
    "odp": Kind(
        "OpenDocument presentation", _OASIS + "presentation", _open_document(_OASIS + "presentation")
    ),
}


def kind_of(name: str, file: BinaryIO) -> Kind:
    """Return what kind of file this is, or refuse it; the file is read from its start."""
    ending = name.rpartition(".")[2].lower()
    kind = KINDS.get(ending)
    if kind is None:
        raise FileRefused("Choose a PDF, Word, Excel, PowerPoint, OpenDocument, PNG or JPEG file")
    file.seek(0)
    if not kind.is_one(file):
        raise FileRefused(
            f"This is not a {kind.name}, whatever its name says, or it is locked with a password; "
            "save it anew, and choose it again"
        )
    file.seek(0)
    return kind
