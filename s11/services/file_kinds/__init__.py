"""Which files are taken as evidence: by the ending of the name, and then by what is really in them.

What runs, fetches, hides or cannot be read by others is refused, each time with what to do. Nothing is unpacked
onto the disk, and no file is interpreted further than it takes to know this.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from s11.services.file_kinds.names import check_name
from s11.services.file_kinds.office import office
from s11.services.file_kinds.ole import old_office
from s11.services.file_kinds.open_document import open_document
from s11.services.file_kinds.pdf import is_pdf
from s11.services.file_kinds.pictures import is_jpeg, is_png
from s11.services.file_kinds.words import NOT_TAKEN, FileRefused, not_a

__all__ = ["KINDS", "FileRefused", "Kind", "kind_of"]

Check = Callable[[BinaryIO], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what people call it, its media type, and how its content is known."""

    name: str
    media_type: str
    is_one: Check


def _openxml(name: str, main: str) -> Kind:
    return Kind(name, f"application/vnd.openxmlformats-officedocument.{main}", office(main))


def _oasis(name: str, kind: str) -> Kind:
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return Kind(name, media_type, open_document(media_type))


_JPEG = Kind("JPEG image", "image/jpeg", is_jpeg)

KINDS: dict[str, Kind] = {
    "pdf": Kind("PDF", "application/pdf", is_pdf),
    "png": Kind("PNG image", "image/png", is_png),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "docx": _openxml("Word document", "wordprocessingml.document"),
    "xlsx": _openxml("Excel workbook", "spreadsheetml.sheet"),
    "pptx": _openxml("PowerPoint presentation", "presentationml.presentation"),
    "doc": Kind("Word document", "application/msword", old_office("worddocument")),
    "xls": Kind("Excel workbook", "application/vnd.ms-excel", old_office("workbook", "book")),
    "ppt": Kind(
        "PowerPoint presentation", "application/vnd.ms-powerpoint", old_office("powerpoint document")
    ),
    "odt": _oasis("OpenDocument text", "text"),
    "ods": _oasis("OpenDocument spreadsheet", "spreadsheet"),
    "odp": _oasis("OpenDocument presentation", "presentation"),
}


def kind_of(name: str, file: BinaryIO) -> Kind:
    """Return what kind of file this is, or refuse it; the file is read from its start."""
    check_name(name)
    kind = KINDS.get(name.rpartition(".")[2].lower() if "." in name else "")
    if kind is None:
        raise FileRefused(NOT_TAKEN)
    file.seek(0)
    if not kind.is_one(file):
        raise not_a(kind.name)
    file.seek(0)
    return kind
