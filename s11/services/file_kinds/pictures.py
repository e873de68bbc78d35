"""Pictures: whole, of a size that opens, and nothing else behind them. They are never decoded here."""

import struct
from typing import BinaryIO

from s11.services.file_kinds.words import CUT_OFF, TOO_LARGE_OPENED, TWO_IN_ONE, FileRefused

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
MOST_PIXELS = 200_000_000
# What could be taken for a page, a program or an archive by whoever opens it.
OTHERS = (b"PK\x03\x04", b"%PDF-", b"Rar!", b"7z\xbc\xaf", b"\x7fELF", b"MZ")
ENDS_ARCHIVE = b"PK\x05\x06"
MARKUP = (b"<script", b"<html", b"<!doctype", b"<svg", b"<?php", b"<body", b"<iframe")
LONG_MARKUP = tuple(sign for sign in MARKUP if len(sign) > 4)
# JPEG markers of a frame: they hold height and width. The others of this range are tables.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE = frozenset((0x01, *range(0xD0, 0xD8)))


def is_png(file: BinaryIO) -> bool:
    """Tell whether this is a PNG, from its first chunk to its last."""
    whole = file.read()
    if not whole.startswith(PNG):
        return False
    if len(whole) < 33 or whole[12:16] != b"IHDR":
        raise FileRefused(CUT_OFF)
    width, height = struct.unpack_from(">II", whole, 16)
    _refuse_huge(width, height)
    place, kind = len(PNG), b""
    while kind != b"IEND":
        if place + 12 > len(whole):
            raise FileRefused(CUT_OFF)
        length, kind = struct.unpack_from(">I4s", whole, place)
        place += length + 12
    if place > len(whole):
        raise FileRefused(CUT_OFF)
    if whole[place:].strip(b"\0\r\n "):
        raise FileRefused(TWO_IN_ONE)
    _refuse_markup(whole[:1024])
    return True


def is_jpeg(file: BinaryIO) -> bool:
    """Tell whether this is a JPEG. Phones put more pictures behind the first; what is no picture is refused."""
    whole = file.read()
    if not whole.startswith(JPEG):
        return False
    picture = _scan_of_jpeg(whole)
    end = whole.find(b"\xff\xd9", picture)
    if end < 0:
        raise FileRefused(CUT_OFF)
    _check_behind(whole[end + 2 :])
    _refuse_markup(whole[:1024])
    return True


def _check_behind(more: bytes) -> None:
    """Look only for what noise cannot hold by chance: in a few megabytes any four bytes come up."""
    starts = more[:64].lstrip(b"\0\r\n ").startswith(OTHERS)
    if starts or ENDS_ARCHIVE in more[-65_600:] or any(sign in more.lower() for sign in LONG_MARKUP):
        raise FileRefused(TWO_IN_ONE)


def _scan_of_jpeg(whole: bytes) -> int:
    """Go through the segments of a JPEG and return where its picture begins."""
    place, has_frame = 2, False
    while place + 4 <= len(whole) and whole[place] == 0xFF:
        marker = whole[place + 1]
        if marker == 0xFF or marker in ALONE:
            place += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(whole[place + 2 : place + 4], "big")
        if marker in FRAMES and place + 9 <= len(whole):
            height, width = struct.unpack_from(">HH", whole, place + 5)
            _refuse_huge(width, height)
            has_frame = True
        place += 2 + length
        if marker == 0xDA and has_frame:
            return place
    raise FileRefused(CUT_OFF)


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise FileRefused(TOO_LARGE_OPENED)


def _refuse_markup(start: bytes) -> None:
    """Refuse markup where a browser that guesses would look for it."""
    if any(sign in start.lower() for sign in MARKUP):
        raise FileRefused(TWO_IN_ONE)
