"""Links within a paper: where each leads is known only when all is drawn, so that is when they are written."""

from collections.abc import Iterator
from typing import NamedTuple

from reports.compact import Packed
from reports.embedding import in_utf16
from reports.structure import Element, Tree


class Target:
    """A place that links lead to; its page is 0 until it is drawn."""

    def __init__(self) -> None:
        self.page, self.top = 0, 0.0


class Box(NamedTuple):
    """Where on its page a link is clicked."""

    left: float
    bottom: float
    right: float
    top: float


class Link(NamedTuple):
    """A link that waits to be written: the number of its object, and what belongs to it."""

    number: int
    element: Element
    box: Box
    target: Target
    words: str


class Links:
    """The links of a document."""

    def __init__(self, file: Packed, tree: Tree) -> None:
        self.file, self.tree = file, tree
        self._waiting: list[Link] = []

    def add(self, element: Element, page: int, box: Box, target: Target, words: str) -> int:
        """Take in a link that stands on a page; return the number of its object."""
        number = self.file.number()
        element.add_object(page, number)
        self._waiting.append(Link(number, element, box, target, words))
        return number

    def write(self) -> None:
        """Write all links; the tree learns the way back from each."""
        for link in self._waiting:
            self.file.add_small(link.number, "".join(self._entries(link)).encode("ascii"))

    def _entries(self, link: Link) -> Iterator[str]:
        yield f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{' '.join(f'{side:.2f}' for side in link.box)}]"
        yield f"/Contents<FEFF{in_utf16(link.words)}>/StructParent {self.tree.add_way_back(link.element)}"
        if link.target.page:
            page = self.tree.pages[link.target.page - 1]
            yield f"/Dest[{page} 0 R/XYZ 0 {link.target.top:.2f} 0]"
        yield ">>"
