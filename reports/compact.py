"""The file itself, its small objects packed together (PDF 1.5 object streams); ReportLab writes each in the open.

A tagged paper has thousands of small objects, one a cell of a table; packed, the file is a third of the size.
"""

from collections.abc import Sequence
from hashlib import md5
from typing import Any
from zlib import compress

from reportlab.pdfbase.pdfdoc import format as formatted

OBJECTS_IN_A_STREAM = 200
FREE, OPEN, IN_STREAM = 0, 1, 2
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
Small = tuple[int, bytes]  # an object's number and its text
Place = tuple[int, int, int]  # one of the three kinds, where it stands, and which it is there


class Packed:
    """A file in the making: what it holds so far, and where each object stands in it."""

    def __init__(self) -> None:
        self.file = bytearray(HEAD)
        self.places: dict[int, Place] = {0: (FREE, 0, 65535)}

    def add(self, number: int, content: bytes) -> None:
        """Write an object in the open."""
        self.places[number] = (OPEN, len(self.file), 0)
        self.file += b"%d 0 obj\n%s\nendobj\n" % (number, content.rstrip(b"\n"))

    def add_group(self, number: int, group: Sequence[Small]) -> None:
        """Write objects as one stream, which is an object itself."""
        for index, (each, _) in enumerate(group):
            self.places[each] = (IN_STREAM, number, index)
        self.add(number, _object_stream(group))

    def end(self, number: int, entries: bytes) -> bytes:
        """Write where everything stands, and return the file; its identifier comes of what it holds."""
        name = md5(self.file, usedforsecurity=False).hexdigest().encode("ascii")
        start = len(self.file)
        self.places[number] = (OPEN, start, 0)
        self.add(number, _cross_references(self.places, b"%s/ID[<%s><%s>]" % (entries, name, name)))
        return bytes(self.file) + b"startxref\n%d\n%%%%EOF\n" % start


def packed(document: Any) -> bytes:
    """Write the document, streams in the open and the rest in groups."""
    made = Packed()
    small: list[Small] = []
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    number = 1
    while number in document.numberToId:  # it grows: objects make others while they are written
        written = formatted(document.idToObject[document.numberToId[number]], document, toplevel=1)
        if written.endswith(b"endstream\n"):
            made.add(number, written)
        else:
            small.append((number, written))
        number += 1
    for start in range(0, len(small), OBJECTS_IN_A_STREAM):
        made.add_group(number, small[start : start + OBJECTS_IN_A_STREAM])
        number += 1
    return made.end(number, b"/Root %s/Info %s" % (root.format(document), info.format(document)))


def _object_stream(group: Sequence[Small]) -> bytes:
    """Put objects one after the other, behind a table of their numbers and where they begin."""
    table, bodies = [], bytearray()
    for number, written in group:
        table.append(b"%d %d" % (number, len(bodies)))
        bodies += written + b"\n"
    first = b" ".join(table) + b"\n"
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(group), len(first)), first + bodies)


def _cross_references(places: dict[int, Place], entries: bytes) -> bytes:
    """Say of every object whether it stands in the open or in a stream, and where."""
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        for _, (kind, place, index) in sorted(places.items())
    )
    return _stream(b"/Type/XRef/Size %d/W[1 4 2]%s" % (len(places), entries), rows)


def _stream(entries: bytes, content: bytes) -> bytes:
    small = compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (entries, len(small), small)
