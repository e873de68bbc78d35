"""The typefaces of the papers: which one has a character, and how a run of text becomes glyphs."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import uharfbuzz as hb

from reports.scripts import OF_A_PACKAGE, ON_THE_MACHINE, language

Weight = Literal["regular", "italic", "bold"]

FONTS = Path(__file__).parent / "fonts"
MAIN: dict[Weight, str] = {
    "regular": "SourceSans3_400Regular",
    "italic": "SourceSans3_400Regular_Italic",
    "bold": "SourceSans3_600SemiBold",
}
OTHERS = (
    "NotoNaskhArabic_400Regular",
    "NotoSansHebrew_400Regular",
    "NotoSansGurmukhi_400Regular",
    "NotoSansDevanagari_400Regular",
    "NotoSansBengali_400Regular",
    "NotoSansGujarati_400Regular",
    "NotoSansTamil_400Regular",
    "NotoSansTelugu_400Regular",
    "NotoSansSinhala_400Regular",
    "NotoSansEthiopic_400Regular",
    "NotoSansArmenian_400Regular",
    "NotoSansGeorgian_400Regular",
    "NotoSansThai_400Regular",
    "NotoSans_400Regular",
    "NotoEmoji_400Regular",
)
# Their letters reach no higher and lower than those of Source Sans.
AS_HIGH_AS_LATIN = (
    "SourceSans3", "NotoSans_", "NotoSansArmenian", "NotoSansEthiopic", "NotoSansGeorgian", "NotoSansHebrew",
    "NotoSansTifinagh", "NotoEmoji", "DroidSans",
)  # fmt: skip
ROOM_FOR_TALL_SCRIPTS, USUAL_EXTENT = 1.3, 1450
LONG_WORD = 40
JOINERS = {"\u200c", "\u200d", "\u200e", "\u200f"} | {chr(c) for c in range(0xFE00, 0xFE10)}


class FontsMissing(Exception):
    """A typeface is not where the build puts it; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph, its advance and shift in thousandths of the type size, and the characters it stands for."""

    id: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A run in one face, its glyphs from left to right.

    It is `simple` where every glyph takes up room and has letters of its own, and `plain` where these are also
    Latin and stand on the line.
    """

    face: "Face"
    glyphs: tuple[Glyph, ...]
    width: float
    simple: bool
    plain: bool


class Face:
    """One font file."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FontsMissing(f"{path.name} is not in reports/fonts: build the assets ('make run' does)")
        self.name = path.stem
        self.hb = hb.Face(path.read_bytes())
        self.font = hb.Font(self.hb)
        self.covers = frozenset(map(chr, self.hb.unicodes))
        self.per_mille = 1000 / self.hb.upem
        self.room = self._room()

    def _room(self) -> float:
        """Return how much farther apart lines stand that hold this face."""
        if self.name.startswith(AS_HIGH_AS_LATIN):
            return 1.0
        extents = self.font.get_font_extents("ltr")
        extent = (extents.ascender - extents.descender) * self.per_mille
        return float(max(ROOM_FOR_TALL_SCRIPTS, extent / USUAL_EXTENT))

    def advance(self, glyph: int) -> float:
        """Return the width that the font itself gives a glyph, in thousandths."""
        return float(self.font.get_glyph_h_advance(glyph) * self.per_mille)

    def has(self, cluster: str) -> bool:
        """Say whether every visible character of the cluster has a glyph, composed or not."""
        return self._all(cluster) or self._all(unicodedata.normalize("NFC", cluster))

    def _all(self, text: str) -> bool:
        return all(char in self.covers or char in JOINERS for char in text)


@cache
def face(name: str) -> Face:
    """Load a face of ours once."""
    return Face(FONTS / f"{name}.ttf")


@cache
def face_on_the_machine(file: str) -> Face | None:
    """Load a face that a package of the machine brings; it may not be installed."""
    path = ON_THE_MACHINE / f"{file}.ttf"
    return Face(path) if path.is_file() else None


def faces(weight: Weight) -> Iterator[Face]:
    """Give the faces in the order in which they are asked; those of other scripts have one weight."""
    yield face(MAIN[weight])
    yield from map(face, OTHERS)
    yield from filter(None, map(face_on_the_machine, OF_A_PACKAGE))


def covered(cluster: str, weight: Weight = "regular") -> Face | None:
    """Return the first face that has the whole cluster."""
    return next((each for each in faces(weight) if each.has(cluster)), None)


def shape(used: Face, text: str, rtl: bool) -> Shaped:
    """Shape a run that one face has and that goes one way."""
    return _shape_word(used, text, rtl) if len(text) <= LONG_WORD else _shape(used, text, rtl)


def _shape(used: Face, text: str, rtl: bool) -> Shaped:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(used.font, buffer)
    glyphs = tuple(_glyphs(used, buffer, text))
    simple = all(glyph.text and glyph.advance for glyph in glyphs)
    plain = simple and not language(text) and not any(glyph.dy for glyph in glyphs)
    return Shaped(used, glyphs, sum(glyph.advance for glyph in glyphs), simple, plain)


# Words come back all the time; what is longer than a word does not, and would fill the memory.
_shape_word = lru_cache(maxsize=8192)(_shape)


def _glyphs(used: Face, buffer: hb.Buffer, text: str) -> Iterator[Glyph]:
    """Give each cluster's characters to its first glyph that takes up room, and to no other."""
    pairs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    starts = [*sorted({info.cluster for info, _ in pairs}), len(text)]
    left = {start: text[start:end] for start, end in pairwise(starts)}
    bare = {info.cluster for info, _ in pairs} - {info.cluster for info, at in pairs if at.x_advance}
    k = used.per_mille
    for info, at in pairs:
        spoken = left.pop(info.cluster, "") if at.x_advance or info.cluster in bare else ""
        yield Glyph(info.codepoint, at.x_advance * k, at.x_offset * k, at.y_offset * k, spoken)
