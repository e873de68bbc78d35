"""Pictures to upload: small ones, and what only looks like one."""

import struct
import zlib
from io import BytesIO

from PIL import Image, PngImagePlugin


def picture(size=(60, 30), kind="PNG", mode="RGB", colour="#8a1538", **saved):
    target = BytesIO()
    Image.new(mode, size, colour).save(target, kind, **saved)
    return target.getvalue()


def with_a_secret():
    """Return a PNG whose metadata says something that nobody sees."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "secret")
    return picture(pnginfo=told)


def bomb(width=60_000, height=60_000):
    """Return a PNG of a few hundred bytes that says that it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 9999))
        + _chunk(b"IEND", b"")
    )


def _chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
