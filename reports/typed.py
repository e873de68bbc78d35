"""What people typed, made printable: the one door through which their words reach a paper.

Nothing is markup here, so nothing needs escaping; characters that cannot be printed are said in words.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from reports.faces import JOINERS, MAIN, covered, face

LINE_ENDS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"))
# Format characters that steer the direction of text could make it read otherwise than it was typed.
UNSEEN = {*"\u00ad\u200b\u2060\ufeff", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
EUROPEAN = re.compile(
    "[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02af‘’“”–—…€]*"
)  # a text of these is as it should be


def printable(text: str) -> str:
    """Return the text with lines parted by a line feed, control characters gone and unknown ones in words."""
    text = text.replace("\r\n", "\n").translate(LINE_ENDS)
    if _plain() >= set(text):
        return text
    return "".join(map(_say, clusters("".join(map(_seen, text)))))


def visible(text: str) -> str:
    """Return the text as `printable` does, for files whose reader brings the fonts: letters stay what they are."""
    text = text.replace("\r\n", "\n").translate(LINE_ENDS)
    if EUROPEAN.fullmatch(text):
        return text
    return "".join(_in_words(char) if _is_none(char) else _seen(char) for char in text)


def _is_none(char: str) -> bool:
    """Tell whether this is half a character or none by definition, which no file in UTF-8 or XML may hold."""
    code = ord(char)
    return 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


@cache
def _plain() -> frozenset[str]:
    letters = face(MAIN["regular"]).covers & face(MAIN["bold"]).covers & face(MAIN["italic"]).covers
    return frozenset(char for char in letters if _seen(char) == char) | {"\n", " "}


def _seen(char: str) -> str:
    if char == "\n" or char in JOINERS:
        return char
    kind = unicodedata.category(char)
    if char in UNSEEN or kind == "Cc":
        return " " if char == "\t" else ""
    return " " if kind == "Zs" and char not in "\u00a0\u202f" else char


def _say(cluster: str) -> str:
    if cluster.isspace() or covered(cluster):
        return cluster.replace("\u202f", "\u00a0")
    return "".join(char if covered(char) else _in_words(char) for char in cluster)


def _in_words(char: str) -> str:
    if char in JOINERS:
        return ""
    name = unicodedata.name(char, "no name")
    return f"[U+{ord(char):04X} {name}]"


def clusters(text: str) -> Iterator[str]:
    """Cut the text into what is seen as one character: a letter with its marks, an emoji with its parts."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _goes_on(text, start, index):
            yield text[start:index]
            start = index


def _goes_on(text: str, start: int, index: int) -> bool:
    here, before = text[index], text[index - 1]
    if before == "\n" or here == "\n":
        return False
    if "\U0001f1e6" <= here <= "\U0001f1ff":
        return index - start == 1 and "\U0001f1e6" <= before <= "\U0001f1ff"
    joined = before == "\u200d" and not text[start].isalpha()
    modifier = "\U0001f3fb" <= here <= "\U0001f3ff" or "\U000e0020" <= here <= "\U000e007f"
    return joined or modifier or here in JOINERS or unicodedata.category(here) in ("Mn", "Mc", "Me")
