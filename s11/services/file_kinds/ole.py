"""Word, Excel and PowerPoint files as they were until 2007: a small file system in a file, whose names are read."""

import re
import struct
from collections.abc import Callable
from typing import BinaryIO

from s11.services.file_kinds.words import CUT_OFF, HOLDS_FILES, LOCKED, MACROS, FileRefused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST, FREE = 0xFFFFFFFE, 0xFFFFFFFF
ENTRY = 128
MOST_ENTRIES = 20_000
# BIFF records of a workbook: a sheet (whose type 1 is one of Excel 4 macros), and that all is encrypted.
SHEET_OF_MACROS = re.compile(rb"\x85\x00.\x00....[\x00-\x02]\x01", re.DOTALL)
ENCRYPTED_BOOK = re.compile(rb"^\x09\x08.{2,24}?\x2f\x00[\x04-\x7f]\x00", re.DOTALL)
MACRO_NAMES = frozenset({"_vba_project", "vba", "macros", "_vba_project_cur", "dir", "projectwm"})
OBJECT_NAMES = frozenset({"\x01ole10native", "\x01ole10itemname", "package", "contents"})


def is_encrypted_office(file: BinaryIO) -> bool:
    """Tell whether this is one of today's office files with a password."""
    file.seek(0)
    if file.read(len(OLE)) != OLE:
        return False
    file.seek(0)
    return "encryptedpackage" in streams(file.read())


def streams(whole: bytes) -> dict[str, tuple[int, int]]:
    """Return the names in such a file, in small letters, with where each begins and how long it is."""
    try:
        return _entries(whole)
    except (struct.error, IndexError, OverflowError) as broken:
        raise FileRefused(CUT_OFF) from broken


def _entries(whole: bytes) -> dict[str, tuple[int, int]]:
    sector = 1 << min(struct.unpack_from("<H", whole, 30)[0], 16)
    place = struct.unpack_from("<I", whole, 48)[0]
    table, seen = _table(whole, sector), set()
    found: dict[str, tuple[int, int]] = {}
    while place not in (LAST, FREE):
        if place in seen or len(found) > MOST_ENTRIES:
            raise FileRefused(CUT_OFF)
        seen.add(place)
        start = (place + 1) * sector
        if start + sector > len(whole) + sector - 1:
            raise FileRefused(CUT_OFF)
        for at in range(start, start + sector, ENTRY):
            entry = whole[at : at + ENTRY]
            length = struct.unpack_from("<H", entry, 64)[0]
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").lower()
            if name and entry[66]:
                first, size = struct.unpack_from("<II", entry, 116)
                found[name] = ((first + 1) * sector, size)
        place = table[place]
    return found


def _table(whole: bytes, sector: int) -> list[int]:
    """Return which sector follows each."""
    listed = [each for each in struct.unpack_from("<109I", whole, 76) if each < LAST]
    further, most = struct.unpack_from("<II", whole, 68)
    each = sector // 4
    while further < LAST and most > 0:
        block = struct.unpack_from(f"<{each}I", whole, (further + 1) * sector)
        listed += [number for number in block[:-1] if number < LAST]
        further, most = block[-1], min(most - 1, 1000)
    numbers: list[int] = []
    for number in listed:
        numbers += struct.unpack_from(f"<{each}I", whole, (number + 1) * sector)
    return numbers


def is_old_office(file: BinaryIO, mains: tuple[str, ...]) -> bool:
    """Tell whether this is such a file of a program, which is known by the name of its main stream."""
    whole = file.read()
    if not whole.startswith(OLE):
        return False
    found = streams(whole)
    if "encryptedpackage" in found or "encryptedsummary" in found:
        raise FileRefused(LOCKED)
    if MACRO_NAMES & found.keys() or "_VBA_PROJECT".encode("utf-16-le") in whole:
        raise FileRefused(MACROS)
    main = next((name for name in mains if name in found), None)
    if main is None:
        return False
    start, size = found[main]
    if start + min(size, 512) > len(whole):
        raise FileRefused(CUT_OFF)
    if OBJECT_NAMES & found.keys():
        raise FileRefused(HOLDS_FILES)
    _check_main(main, whole[start : start + 4096], whole)
    return True


def _check_main(main: str, begins: bytes, whole: bytes) -> None:
    if main == "worddocument" and len(begins) > 12 and begins[11] & 0x01:
        raise FileRefused(LOCKED)
    if main in ("workbook", "book"):
        if ENCRYPTED_BOOK.match(begins):
            raise FileRefused(LOCKED)
        if SHEET_OF_MACROS.search(whole):
            raise FileRefused(MACROS)


def old_office(*mains: str) -> Callable[[BinaryIO], bool]:
    """Return the check for files of a program."""
    return lambda file: is_old_office(file, mains)
