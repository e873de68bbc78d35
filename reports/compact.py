"""The file itself, written as its objects are finished, the small ones packed together (PDF 1.5 object streams).

A tagged paper has thousands of small objects, one a cell of a table: packed, the file is a third of the size. And
nothing of a page is kept once it is drawn, where ReportLab would keep all to the end.
"""

from collections.abc import Sequence
from hashlib import md5
from typing import Any
from zlib import compress

from reportlab.pdfbase.pdfdoc import format as formatted

OBJECTS_IN_A_STREAM = 200
FREE, OPEN, IN_STREAM = 0, 1, 2
NOWHERE = bytes(7)
NEVER_USED = b"\0\0\0\0\0\xff\xff"  # what every file says of object 0
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
Small = tuple[int, bytes]  # an object's number and its text


class Packed:
    """A file in the making: what it holds so far, and where each object stands in it."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.file = bytearray(HEAD)
        self._places = bytearray(NEVER_USED)
        self._small: list[Small] = []

    def number(self) -> int:
        """Return the number of an object that is written later."""
        self.document.objectcounter += 1
        return int(self.document.objectcounter)

    def add(self, number: int, content: bytes) -> None:
        """Write an object in the open."""
        self._place(number, OPEN, len(self.file), 0)
        self.file += b"%d 0 obj\n%s\nendobj\n" % (number, content.rstrip(b"\n"))

    def add_stream(self, number: int, content: bytes) -> None:
        """Write a stream, such as what is drawn on a page."""
        self.add(number, _stream(b"", content))

    def add_small(self, number: int, content: bytes) -> None:
        """Take in an object that is no stream; it is written when there are enough for a group."""
        self._place(number, IN_STREAM, 0, 0)
        self._small.append((number, content))
        if len(self._small) == OBJECTS_IN_A_STREAM:
            self._write_group()

    def end(self) -> bytes:
        """Write what the document still holds and where everything stands; return the file."""
        document = self.document
        root, info = document.Reference(document.Catalog), document.Reference(document.info)
        number = 1
        while number <= document.objectcounter:  # it grows: objects make others while they are written
            if number in document.numberToId and not self._is_written(number):
                self._write(number, document.idToObject[document.numberToId[number]])
            number += 1
        self._write_group()
        return self._closed(b"/Root %s/Info %s" % (root.format(document), info.format(document)))

    def _write(self, number: int, known: Any) -> None:
        written = formatted(known, self.document, toplevel=1)
        if written.endswith(b"endstream\n"):
            self.add(number, written)
        else:
            self.add_small(number, written)

    def _write_group(self) -> None:
        """Write the small objects as one stream, which is an object itself."""
        if not self._small:
            return
        number = self.number()
        for index, (each, _) in enumerate(self._small):
            self._place(each, IN_STREAM, number, index)
        self.add(number, _object_stream(self._small))
        self._small = []

    def _closed(self, entries: bytes) -> bytes:
        """Write where everything stands, and return the file; its identifier comes of what it holds."""
        name = md5(self.file, usedforsecurity=False).hexdigest().encode("ascii")
        start, number = len(self.file), self.number()
        self._place(number, OPEN, start, 0)
        said = b"/Type/XRef/Size %d/W[1 4 2]%s/ID[<%s><%s>]" % (number + 1, entries, name, name)
        self.add(number, _stream(said, bytes(self._places)))
        return bytes(self.file) + b"startxref\n%d\n%%%%EOF\n" % start

    def _place(self, number: int, kind: int, at: int, index: int) -> None:
        """Note where an object stands: in the open, or in a stream and which it is there."""
        missing = number + 1 - len(self._places) // len(NOWHERE)
        self._places += NOWHERE * missing
        place = kind.to_bytes(1, "big") + at.to_bytes(4, "big") + index.to_bytes(2, "big")
        self._places[number * len(NOWHERE) : (number + 1) * len(NOWHERE)] = place

    def _is_written(self, number: int) -> bool:
        start = number * len(NOWHERE)
        return self._places[start : start + 1] > b"\0"


def _object_stream(group: Sequence[Small]) -> bytes:
    """Put objects one after the other, behind a table of their numbers and where they begin."""
    table, bodies = [], bytearray()
    for number, written in group:
        table.append(b"%d %d" % (number, len(bodies)))
        bodies += written + b"\n"
    first = b" ".join(table) + b"\n"
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(group), len(first)), first + bodies)


def _stream(entries: bytes, content: bytes) -> bytes:
    small = compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (entries, len(small), small)
