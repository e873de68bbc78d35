"""What people typed, made printable: the one door through which their words reach a paper.

Nothing is markup here, so nothing needs escaping; what cannot be printed is said in words.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from reports.faces import JOINERS, MAIN, covered, face
from reports.scripts import name_of_script

LINE_ENDS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"))
# Format characters that steer the direction of text could make it read otherwise than it was typed.
UNSEEN = {*"\u00ad\u200b\u2060\ufeff", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
NO_CHARACTERS = ("Cs", "Cn", "Co")  # half of a pair, not assigned, for private use
NO_BREAK = "\u00a0"


def printable(text: str) -> str:
    """Return the text with lines parted by a line feed, control characters gone and unknown ones in words."""
    return "".join([shown for shown, _ in stretches(text)])


def cleaned(text: str) -> str:
    """Return the text for where no face of ours shows it, such as a bookmark: it keeps letters of any script."""
    text = _in_lines(text)
    return text if _plain() >= set(text) else "".join(map(_kept, "".join(map(_seen, text))))


def stretches(text: str) -> Iterator[tuple[str, str]]:
    """Give what to print, and where that is a note on letters that no face has, the letters that it stands for."""
    text = _in_lines(text)
    if _plain() >= set(text):
        yield text, ""
        return
    for script, parts in groupby(_by_script("".join(map(_seen, text))), key=lambda pair: pair[0]):
        words = "".join([cluster for _, cluster in parts])
        if not script:
            yield "".join(map(_say, clusters(words))), ""
            continue
        bare = words.rstrip(" ")
        yield _note(script, bare), bare
        if bare != words:
            yield words[len(bare) :], ""


def _in_lines(text: str) -> str:
    return text.replace("\r\n", "\n").translate(LINE_ENDS)


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


def _kept(char: str) -> str:
    unknown = unicodedata.category(char) in NO_CHARACTERS and not covered(char)
    return _in_words(char) if unknown else char


def _by_script(text: str) -> Iterator[tuple[str, str]]:
    """Give the clusters, each with its script where no face has it; marks and spaces go with what is before."""
    script = ""
    for cluster in clusters(text):
        if cluster != " ":
            script = _lacking(cluster, script)
        yield script, cluster


def _lacking(cluster: str, before: str) -> str:
    if cluster.isspace() or covered(cluster):
        return ""
    mark = unicodedata.category(cluster[0]).startswith("P")
    return name_of_script(cluster[0]) or (before if mark else "")


def _note(script: str, words: str) -> str:
    """Say how much stands here that cannot be shown; its own words are not parted from each other."""
    letters = sum(not cluster.isspace() for cluster in clusters(words))
    said = f"[{script}, {letters} letter{'' if letters == 1 else 's'}: no font here]"
    return said.replace(" ", NO_BREAK)


def _say(cluster: str) -> str:
    if cluster.isspace() or covered(cluster):
        return cluster.replace("\u202f", NO_BREAK)
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
