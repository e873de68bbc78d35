"""Lists of a Word file, with marks that Word sets itself and goes on counting when somebody adds an entry."""

import re

from reports.structure import Tag
from reports.style import BULLET
from reports.word.element import Element, element, twips
from reports.word.package import fill
from reports.word.properties import in_list

COUNTED = re.compile(r"(.*?)(\d+)(\D*)")
Key = tuple[object, ...]


class Lists:
    """The lists of one file; each is written into the part where Word keeps them."""

    def __init__(self, part: Element) -> None:
        fill(part, ())
        self.part = part
        self._made = 0
        self._last: dict[Key, tuple[int, int]] = {}
        self.place("•")

    def place(
        self, mark: str, listing: Tag | None = None, inset: float = 0, hanging: float = BULLET.indent
    ) -> Element:
        """Return the place of an entry in its list; a number that does not follow the last begins a new one.

        `inset` is how far in the marks stand, and `hanging` how far the words stand behind them, in points.
        """
        counted = COUNTED.fullmatch(mark)
        before, number, behind = counted.groups() if counted else (mark, "0", "")
        key: Key = (listing, before, behind) if counted else (mark, inset)
        known, last = self._last.get(key, (0, 0))
        if not known or (counted and int(number) != last + 1):
            shown = f"{_plain(before)}%1{_plain(behind)}" if counted else _plain(mark)
            place = element("ind", left=twips(inset + hanging), hanging=twips(hanging))
            known = self._begin("decimal" if counted else "bullet", shown, int(number), place)
        self._last[key] = known, int(number)
        return in_list(known)

    def _begin(self, form: str, shown: str, start: int, place: Element) -> int:
        level = element(
            "lvl",
            element("start", val=start),
            element("numFmt", val=form),
            element("lvlText", val=shown),
            element("lvlJc", val="left"),
            element("pPr", place),
            ilvl=0,
        )
        kind = element("multiLevelType", val="singleLevel")
        self.part.insert(self._made, element("abstractNum", kind, level, abstractNumId=self._made + 1))
        self._made += 1
        self.part.append(element("num", element("abstractNumId", val=self._made), numId=self._made))
        return self._made


def _plain(text: str) -> str:
    """Return a text without the sign that stands before a level's number."""
    return text.replace("%", "")
