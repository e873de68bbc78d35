"""PDFs: whole, open to everybody, without scripts, programs or files inside, and nothing else before or behind.

Names are looked for in the whole file, in streams too, whatever way they are spelled; and in compressed objects,
where a PDF of today keeps most of its objects. No PDF is interpreted here.
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from s11.services.file_kinds.pictures import MARKUP
from s11.services.file_kinds.words import (
    CUT_OFF,
    HOLDS_FILES,
    LOCKED,
    PDF_RUNS,
    TOO_LARGE_OPENED,
    TWO_IN_ONE,
    FileRefused,
)

RUNS = (b"JavaScript", b"Launch", b"RichMedia", b"Rendition", b"ImportData", b"XFA")
HOLDS = (b"EmbeddedFiles", b"EmbeddedFile", b"GoToE")
COMPRESSED = (b"ObjStm", b"XRefStm", b"XRef")
STREAM = re.compile(rb"stream\r?\n")
ENDING = 1024
MOST_UNPACKED = 64 * 1024 * 1024
BEGINS_WITH_NUMBERS = re.compile(rb"[\s\0]*\d+[\s\0]+\d+")
DEFLATED, OTHER_FILTERS = (
    re.compile(rb"/(FlateDecode|Fl)\b"),
    re.compile(rb"/(ASCII|LZW|RunLength|A85|AHx|RL)"),
)


def _spelled(name: bytes) -> bytes:
    """Match a name however it is spelled: any sign of it may stand as # and two digits."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (sign, sign, sign) for sign in name)


_NAMES = (*RUNS, *HOLDS, *COMPRESSED, b"Encrypt")
_FIRST = b"".join(sorted({name[:1] for name in _NAMES}))
NAMED = re.compile(
    b"/(?=[#" + _FIRST + b"])(" + b"|".join(map(_spelled, _NAMES)) + rb")(?=[\s\0/<>\[\](){}%]|$)"
)


def is_pdf(file: BinaryIO) -> bool:
    """Tell whether this is a PDF that can be given to others."""
    whole = file.read()
    if not whole.startswith(b"%PDF-"):
        return False
    _check_ends(whole)
    names = set(_names_in(whole))
    if names & set(COMPRESSED):
        for part in _compressed_objects(whole):
            names |= set(_names_in(part))
    if b"Encrypt" in names:
        raise FileRefused(LOCKED)
    if names & set(RUNS):
        raise FileRefused(PDF_RUNS)
    if names & set(HOLDS):
        raise FileRefused(HOLDS_FILES)
    return True


def _check_ends(whole: bytes) -> None:
    start, end = whole[:ENDING].lower(), whole.rfind(b"%%EOF")
    if any(sign in start for sign in MARKUP):
        raise FileRefused(TWO_IN_ONE)
    if end < 0 or b"startxref" not in whole[max(0, end - ENDING) : end]:
        raise FileRefused(TWO_IN_ONE if b"PK\x05\x06" in whole[-65_600:] else CUT_OFF)
    if whole[end + 5 :].strip(b"\0\t\r\n "):
        raise FileRefused(TWO_IN_ONE)


def _names_in(part: bytes) -> Iterator[bytes]:
    for found in NAMED.finditer(part):
        yield re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), found[1])


def _compressed_objects(whole: bytes) -> Iterator[bytes]:
    """Unpack what may be objects; a picture or a font does not begin with two numbers."""
    left = MOST_UNPACKED
    for found in STREAM.finditer(whole):
        about = whole[max(0, found.start() - 512) : found.start()].rpartition(b" obj")[2]
        is_objects = b"ObjStm" in set(_names_in(about))
        if is_objects and OTHER_FILTERS.search(about):
            raise FileRefused(LOCKED)
        if not (is_objects or DEFLATED.search(about)):
            continue
        start = _unpacked(whole, found.end(), 128)
        if is_objects or BEGINS_WITH_NUMBERS.match(start):
            part = _unpacked(whole, found.end(), left + 1)
            left -= len(part)
            if left < 0:
                raise FileRefused(TOO_LARGE_OPENED)
            yield part


def _unpacked(whole: bytes, place: int, most: int) -> bytes:
    """Return the start of a deflated stream; nothing where it is none."""
    try:
        return zlib.decompressobj().decompress(memoryview(whole)[place:], most)
    except zlib.error:
        return b""
