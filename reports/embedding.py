"""Faces inside a PDF: only the glyphs used, each with the very characters that it stands for.

A character identifier is given to every pair of glyph and text, so that one shape that serves two letters
still reads back as the letter that was typed.
"""

from collections.abc import Callable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from reports.faces import Face, Glyph, Shaped

DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "name", "OS/2", "cmap", "post", "gasp", "vhea", "vmtx")
FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
)
CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange"
)
CMAP_FOOT = "endcmap CMapName currentdict /CMap defineresource pop end end"
NO_FONT = "none yet"
MOST_KEPT = 8192


class NoFont:
    """Stands where ReportLab asks for a first font, so that it does not name one that is not embedded."""

    fontName = NO_FONT
    face = SimpleNamespace(name=NO_FONT, builtIn=False)
    _dynamicFont = 1
    _multiByte = 0


def no_font() -> str:
    """Make the placeholder known to ReportLab and return its name."""
    if NO_FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(NoFont())
    return NO_FONT


class EmbeddedFace:
    """A face as one document uses it."""

    def __init__(self, used: Face, name: str) -> None:
        self.used, self.name = used, name
        self.ids: dict[tuple[int, str], int] = {}
        self._shown: dict[Shaped, str] = {}

    def plainly(self, shaped: Shaped, show: Callable[[Sequence[Glyph], "EmbeddedFace"], str]) -> str:
        """Return how a plain run is shown; words come back, so it is kept."""
        known = self._shown.get(shaped)
        if known is None:
            if len(self._shown) == MOST_KEPT:
                self._shown.clear()
            known = self._shown[shaped] = show(shaped.glyphs, self)
        return known

    def id(self, glyph: Glyph) -> int:
        """Return the identifier of this glyph with this text."""
        return self.ids.setdefault((glyph.id, glyph.text), len(self.ids) + 1)

    def addObjects(self, document: Any) -> None:
        """Write the font into the document."""
        reference = document.Reference
        subset = self._subset()
        descriptor = reference(self._descriptor(reference(_stream(subset, {"Length1": len(subset)}))))
        descendant = reference(self._cid_font(descriptor, reference(self._glyph_ids())))
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(self._base_font),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([descendant]),
                "ToUnicode": reference(_stream(self._to_unicode().encode("ascii"), {})),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = reference(font)

    @property
    def _base_font(self) -> str:
        return "ABCDEF+" + self.used.name.replace("_", "-")

    def _subset(self) -> bytes:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyph for glyph, _ in self.ids)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in DROPPED)
        wanted.flags = FLAGS
        return bytes(wanted.subset(self.used.hb).blob.data)

    def _descriptor(self, program: Any) -> PDFDictionary:
        extents, k = self.used.font.get_font_extents("ltr"), self.used.per_mille
        ascent, descent = round(extents.ascender * k), round(extents.descender * k)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(self._base_font),
                "Flags": 4,
                "FontBBox": PDFArray([-1000, descent, 2000, ascent]),
                "ItalicAngle": -11 if "Italic" in self.used.name else 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 660,
                "StemV": 80,
                "FontFile2": program,
            }
        )

    def _cid_font(self, descriptor: Any, glyph_ids: Any) -> PDFDictionary:
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        widths = " ".join(f"{self.used.advance(glyph):.4g}" for glyph, _ in self.ids)
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(self._base_font),
                "CIDSystemInfo": PDFDictionary(system),
                "FontDescriptor": descriptor,
                "CIDToGIDMap": glyph_ids,
                "DW": 0,
                "W": f"[1 [{widths}]]",
            }
        )

    def _glyph_ids(self) -> PDFStream:
        return _stream(b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph, _ in self.ids), {})

    def _to_unicode(self) -> str:
        lines = [f"<{number:04X}> <{in_utf16(text)}>" for (_, text), number in self.ids.items()]
        return "\n".join([CMAP_HEAD, *_blocks(lines), CMAP_FOOT])


def in_utf16(text: str) -> str:
    """Return the text as the hexadecimal digits that a PDF takes."""
    return text.encode("utf-16-be").hex().upper()


def _blocks(lines: list[str]) -> Iterator[str]:
    """Give the lines in blocks of at most 100, as the format of a character map asks."""
    for start in range(0, len(lines), 100):
        block = lines[start : start + 100]
        yield "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])


def _stream(content: bytes, entries: dict[str, Any]) -> PDFStream:
    stream: PDFStream = PDFStream(content=content)
    stream.dictionary = PDFDictionary(entries)
    stream.filters = [PDFZCompress]
    return stream


def embedded(canvas: Canvas, used: Face) -> EmbeddedFace:
    """Return the face as the canvas's document uses it, new on first use."""
    document: Any = canvas.__dict__["_doc"]
    known: dict[str, EmbeddedFace] = document.__dict__.setdefault("embedded_faces", {})
    if used.name not in known:
        known[used.name] = EmbeddedFace(used, f"S{len(known) + 1}")
        document.delayedFonts.append(known[used.name])
    return known[used.name]
