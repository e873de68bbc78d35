"""Archives, as today's office files are: every entry where it says, as large as it says, and nothing in between."""

import struct
import zlib
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from s11.services.file_kinds.words import (
    CUT_OFF,
    HOLDS_FILES,
    LOCKED,
    TOO_LARGE_OPENED,
    TWO_IN_ONE,
    FileRefused,
)

MOST_MEMBERS = 10_000
LARGEST_UNPACKED = 400 * 1024 * 1024
LARGEST_RATIO = 200
SMALL_ENOUGH = 20 * 1024 * 1024
BLOCK = 256 * 1024
# Between two entries stands at most what says how large the first was, and what makes places even.
WIDEST_GAP = 1024
LOCAL = struct.Struct("<4s5H3I2H")
BROKEN = (
    BadZipFile,
    KeyError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
)
# fmt: off
FOREIGN = (
    ".exe", ".dll", ".scr", ".bat", ".cmd", ".com", ".js", ".vbs", ".ps1", ".hta", ".jar", ".lnk", ".msi",
    ".html", ".htm", ".svgz", ".swf", ".sh", ".py", ".zip", ".rar", ".7z", ".iso",
)
# fmt: on


def opened(file: BinaryIO) -> ZipFile | None:
    """Return an archive whose entries are as they say, or None where this is no archive."""
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        return None
    try:
        archive = ZipFile(file)
        _check(archive, file)
    except BROKEN as broken:
        raise FileRefused(CUT_OFF) from broken
    return archive


def start_of(archive: ZipFile, name: str, most: int) -> bytes:
    """Return the beginning of an entry."""
    try:
        with archive.open(name) as member:
            return member.read(most)
    except BROKEN as broken:
        raise FileRefused(CUT_OFF) from broken


def _check(archive: ZipFile, file: BinaryIO) -> None:
    members = archive.infolist()
    _refuse_bomb(members)
    for member in members:
        _refuse_odd(member)
    if archive.comment or _size(file) != archive.start_dir + _size_of_directory(file, archive):
        raise FileRefused(TWO_IN_ONE)
    if len({member.filename.lower() for member in members}) < len(members):
        raise FileRefused(TWO_IN_ONE)
    place = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        place = _end_of(file, member, place)
    if archive.start_dir - place > WIDEST_GAP:
        raise FileRefused(TWO_IN_ONE)


def _refuse_bomb(members: list[ZipInfo]) -> None:
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    too_dense = unpacked > SMALL_ENOUGH and unpacked > LARGEST_RATIO * max(packed, 1)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or too_dense:
        raise FileRefused(TOO_LARGE_OPENED)


def _refuse_odd(member: ZipInfo) -> None:
    name = member.filename
    if member.flag_bits & 0x1:
        raise FileRefused(LOCKED)
    is_link = (member.external_attr >> 16) & 0o170000 == 0o120000
    if is_link or name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
        raise FileRefused(TWO_IN_ONE)
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise FileRefused(CUT_OFF)
    if name.lower().endswith(FOREIGN):
        raise FileRefused(HOLDS_FILES)


def _end_of(file: BinaryIO, member: ZipInfo, before: int) -> int:
    """Return where an entry ends; refuse one that lies over another, far from it, or about its size."""
    if not 0 <= member.header_offset - before <= WIDEST_GAP:
        raise FileRefused(TWO_IN_ONE if member.header_offset > before else TOO_LARGE_OPENED)
    file.seek(member.header_offset)
    sign, _, _, method, *_, name, extra = LOCAL.unpack(file.read(LOCAL.size))
    if sign != b"PK\x03\x04" or method != member.compress_type:
        raise FileRefused(CUT_OFF)
    file.seek(name + extra, 1)
    is_stored = method == ZIP_STORED
    if member.file_size != member.compress_size if is_stored else not _is_as_large(file, member):
        raise FileRefused(TOO_LARGE_OPENED)
    return int(member.header_offset + LOCAL.size + name + extra + member.compress_size)


def _is_as_large(file: BinaryIO, member: ZipInfo) -> bool:
    """Unpack an entry into nothing, to see whether it is as large as it says."""
    packed, unpacked, machine = member.compress_size, 0, zlib.decompressobj(-15)
    try:
        while packed > 0 and (part := file.read(min(BLOCK, packed))):
            packed -= len(part)
            while part:
                unpacked += len(machine.decompress(part, BLOCK))
                part = machine.unconsumed_tail
                if unpacked > member.file_size:
                    return False
        unpacked += len(machine.flush())
    except zlib.error as broken:
        raise FileRefused(CUT_OFF) from broken
    if not machine.eof:
        raise FileRefused(CUT_OFF)
    return unpacked == member.file_size


def _size(file: BinaryIO) -> int:
    return file.seek(0, 2)


def _size_of_directory(file: BinaryIO, archive: ZipFile) -> int:
    """Return how long the directory is with what ends it, which is the last of the file."""
    file.seek(archive.start_dir)
    rest = file.read()
    return rest.rfind(b"PK\x05\x06") + 22
