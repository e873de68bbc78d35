"""Office Open XML: opened, its parts and links looked at. Macros, objects and what fetches are refused."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO
from xml.parsers import expat
from zipfile import ZipFile

from s11.services.file_kinds import ole, zips
from s11.services.file_kinds.words import (
    CUT_OFF,
    HOLDS_FILES,
    LOCKED,
    MACROS,
    REACHES_OUT,
    RUNS,
    TOO_LARGE_OPENED,
    FileRefused,
)

CONTENT_TYPES = "[Content_Types].xml"
LONGEST_PART = 4 * 1024 * 1024
LONGEST_TEXT = 64 * 1024 * 1024
MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
# A link to these is followed only when a person clicks or answers a question.
HARMLESS = ("/hyperlink", "/externallinkpath", "/externallinklong", "/image", "/video", "/audio", "/media")
PACKAGES = (".xlsx", ".docx", ".pptx")
DDE = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)

SCHEME, DRIVE, FAR = re.compile(r"([a-z][a-z0-9+.-]+):"), re.compile(r"[a-z]:"), re.compile(r"[.@%:]")
Attributes = dict[str, str]


def is_office(file: BinaryIO, main: str, depth: int = 0) -> bool:
    """Tell whether this is an office file whose main part is of this kind, such as spreadsheetml.sheet."""
    if ole.is_encrypted_office(file):
        raise FileRefused(LOCKED)
    archive = zips.opened(file)
    if archive is None:
        return False
    with archive:
        if CONTENT_TYPES not in archive.namelist():
            return False
        types = set(_types(archive))
        if any("macroenabled" in each or "vbaproject" in each for each in types):
            raise FileRefused(MACROS)
        if MAIN.format(main).lower() not in types:
            return False
        _check_parts(archive, depth)
        for name in archive.namelist():
            if name.lower().endswith(".rels"):
                _check_links(archive, name)
        _check_text(archive)
    return True


def _types(archive: ZipFile) -> Iterator[str]:
    for _, attributes in _elements(archive, CONTENT_TYPES):
        if "ContentType" in attributes:
            yield attributes["ContentType"].lower()


def _check_parts(archive: ZipFile, depth: int) -> None:
    for name in archive.namelist():
        low = name.lower()
        if "vbaproject" in low or "/macrosheets/" in low or "vbadata" in low:
            raise FileRefused(MACROS)
        if "/activex/" in low:
            raise FileRefused(RUNS)
        if "/embeddings/" in low:
            _check_embedded(archive, name, depth)


def _check_embedded(archive: ZipFile, name: str, depth: int) -> None:
    """Allow the workbook behind a chart, which is looked into as well; refuse all else."""
    if depth or not name.lower().endswith(PACKAGES):
        raise FileRefused(HOLDS_FILES)
    inside = BytesIO(zips.start_of(archive, name, LONGEST_TEXT))
    kinds = {".xlsx": "spreadsheetml.sheet", ".docx": "wordprocessingml.document"}
    main = kinds.get(name[-5:].lower(), "presentationml.presentation")
    if not is_office(inside, main, depth + 1):
        raise FileRefused(HOLDS_FILES)


def _check_links(archive: ZipFile, name: str) -> None:
    for tag, link in _elements(archive, name):
        kind, target = link.get("Type", "").lower(), link.get("Target", "").strip()
        if tag != "Relationship":
            continue
        if kind.endswith("/afchunk"):
            raise FileRefused(HOLDS_FILES)
        if link.get("TargetMode", "").lower() != "external":
            continue
        if kind.endswith("/attachedtemplate"):
            if not is_near(target):
                raise FileRefused(REACHES_OUT)
        elif not kind.endswith(HARMLESS) or (kind.endswith("/image") and not is_near(target)):
            raise FileRefused(REACHES_OUT)


def is_near(target: str) -> bool:
    """Tell whether a path is on a disk or a server of the house: Word keeps that of its template everywhere."""
    path = target.replace("\\", "/").lower()
    scheme = SCHEME.match(path)
    if scheme and scheme[1] != "file":
        return False
    path = path.removeprefix("file:")
    first = path.strip("/").partition("/")[0]
    is_server = path.startswith("//") and not DRIVE.fullmatch(first)
    return not (is_server and FAR.search(first))


def _check_text(archive: ZipFile) -> None:
    """Refuse fields and links that ask another program for their value."""
    for name in archive.namelist():
        low = name.lower()
        is_text = low.startswith("word/") and low.endswith(".xml") and low.count("/") == 1
        if is_text and DDE.search(_fields(zips.start_of(archive, name, LONGEST_TEXT + 1))):
            raise FileRefused(REACHES_OUT)
        is_link = low.startswith("xl/externallinks/") and low.endswith(".xml")
        if is_link and any(tag in ("ddeLink", "oleLink") for tag, _ in _elements(archive, name)):
            raise FileRefused(REACHES_OUT)


def _fields(text: bytes) -> str:
    """Return what the fields of a part say, one after the other: a field may be cut into many elements."""
    if b"instr" not in text and b"\0" not in text[:200]:  # a name is spelled in one way, but for UTF-16
        return ""
    said: list[str] = []
    inside: list[str] = []

    def begins(tag: str, attributes: Attributes) -> None:
        inside.append(_local(tag))
        said.extend(f" {value} " for name, value in attributes.items() if _local(name) == "instr")

    parser = expat.ParserCreate()
    parser.StartElementHandler = begins
    parser.EndElementHandler = lambda tag: inside.pop()
    parser.CharacterDataHandler = lambda words: said.append(words) if inside[-1] == "instrText" else None
    _parse(parser, text, LONGEST_TEXT)
    return "".join(said)


def _elements(archive: ZipFile, name: str) -> list[tuple[str, Attributes]]:
    """Return every element of a part."""
    found: list[tuple[str, Attributes]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append((_local(tag), attributes))
    _parse(parser, zips.start_of(archive, name, LONGEST_PART + 1), LONGEST_PART)
    return found


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _parse(parser: expat.XMLParserType, text: bytes, longest: int) -> None:
    """Parse a part; a document type, which no office file has, is refused."""
    if len(text) > longest:
        raise FileRefused(TOO_LARGE_OPENED)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(text, True)
    except expat.ExpatError as broken:
        raise FileRefused(CUT_OFF) from broken


def _refuse_doctype(*_: object) -> None:
    raise FileRefused(RUNS)


def office(main: str) -> Callable[[BinaryIO], bool]:
    """Return the check for office files of a kind."""
    return lambda file: is_office(file, main)
