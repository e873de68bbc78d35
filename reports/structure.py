"""The structure of a tagged PDF: what is a heading, a paragraph, a list or a table, in the order of reading.

A `Tag` is what a flowable knows of its place; all its parts share it, however many pages they stand on.
An `Element` is what a file holds for it, and the `Tree` is all of them with the way back from each page.
"""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

from reports.compact import Packed
from reports.embedding import in_utf16


class Tag:
    """A role in the structure, and the tag that it stands in; without one it stands in what is being drawn.

    Two tags are never equal: each is one element, in each document that it is drawn into.
    """

    __slots__ = ("actual", "alt", "attributes", "lang", "role", "within")

    def __init__(
        self,
        role: str,
        within: "Tag | None" = None,
        attributes: str = "",
        actual: str = "",
        lang: str = "",
        alt: str = "",
    ) -> None:
        self.role, self.within, self.attributes = role, within, attributes
        self.actual, self.lang, self.alt = actual, lang, alt


def list_entry(listing: Tag) -> tuple[Tag, Tag]:
    """Return the tags of the mark and of the words of one entry of a list."""
    entry = Tag("LI", listing)
    return Tag("Lbl", entry), Tag("LBody", entry)


@dataclass(frozen=True, slots=True)
class ObjectOn:
    """An object on a page."""

    page: int
    number: int


class Element:
    """An element as the file holds it; it knows others by their numbers, so that each can go once it is written."""

    __slots__ = ("children", "number", "page", "parent", "tag")  # there are thousands

    def __init__(self, tag: Tag, number: int, parent: int) -> None:
        self.tag, self.number, self.parent = tag, number, parent
        self.page = 0
        self.children: list[int | tuple[int, int] | ObjectOn] = []

    def add_content(self, page: int, number: int) -> None:
        """Take in a stretch of a page's content."""
        self.page = self.page or page
        self.children.append((page, number))

    def add_object(self, page: int, number: int) -> None:
        """Take in an object that is no content, such as a link, by its number."""
        self.children.append(ObjectOn(page, number))

    def written(self, pages: list[int]) -> bytes:
        """Write the element; `pages` are the numbers of the pages' objects."""
        tag = self.tag
        parts = [f"<</Type/StructElem/S/{tag.role}/P {self.parent} 0 R"]
        if self.page:
            parts.append(f"/Pg {pages[self.page - 1]} 0 R")
        if tag.attributes:
            parts.append(f"/A<<{tag.attributes}>>")
        if tag.actual:
            parts.append(f"/ActualText<FEFF{in_utf16(tag.actual)}>")
        if tag.alt:
            parts.append(f"/Alt<FEFF{in_utf16(tag.alt)}>")
        if tag.lang:
            parts.append(f"/Lang({tag.lang})")
        children = " ".join([self._child(child, pages) for child in self.children])
        return f"{''.join(parts)}/K[{children}]>>".encode("ascii")

    def _child(self, child: "int | tuple[int, int] | ObjectOn", pages: list[int]) -> str:
        if isinstance(child, int):
            return f"{child} 0 R"
        if isinstance(child, ObjectOn):
            return f"<</Type/OBJR/Pg {pages[child.page - 1]} 0 R/Obj {child.number} 0 R>>"
        page, number = child
        if page == self.page:
            return str(number)
        return f"<</Type/MCR/Pg {pages[page - 1]} 0 R/MCID {number}>>"


class Tree(PDFObject):
    """The root of the structure, with the elements of each page in the order of their numbers."""

    __RefOnly__ = 1

    def __init__(self, document: Any, file: Packed) -> None:
        self.file = file
        self.pages: list[int] = []
        self.contents: list[array[int]] = []
        self.elements: dict[Tag, Element] = {}
        self._complete: list[Element] = []
        self._others: list[int] = []
        document.Reference(self)
        self.number = document.objectcounter
        self.top = Element(Tag("Document"), file.number(), self.number)

    def element(self, tag: Tag, holder: Element) -> Element:
        """Return the element of a tag; a new one stands last in the tag's parent, or else in the holder."""
        known = self.elements.get(tag)
        if known:
            return known
        parent = self.element(tag.within, holder) if tag.within else holder
        made = self.elements[tag] = Element(tag, self.file.number(), parent.number)
        parent.children.append(made.number)
        return made

    @contextmanager
    def complete(self, tag: Tag, holder: Element) -> Iterator[None]:
        """Make all of a tag at once: what is made meanwhile never gets more, and goes when its page is written."""
        if tag.within:
            self.element(tag.within, holder)
        before = len(self.elements)
        yield
        while len(self.elements) > before:
            self._complete.append(self.elements.popitem()[1])

    def add_page(self, number: int, contents: "array[int]") -> None:
        """Take in a page: the number of its object, and those of the elements in the order of its contents."""
        self.pages.append(number)
        self.contents.append(contents)
        self._write(self._complete)
        self._complete = []

    def add_way_back(self, element: Element) -> int:
        """Return the key that leads from an object to its element, once all pages are taken in."""
        self._others.append(element.number)
        return len(self.contents) + len(self._others) - 1

    def write(self) -> None:
        """Write all elements that are left."""
        self._write([self.top, *self.elements.values()])

    def _write(self, elements: list[Element]) -> None:
        for element in elements:
            self.file.add_small(element.number, element.written(self.pages))

    def format(self, _: Any) -> bytes:
        """Write the root and the table that leads from marked content to elements."""
        ways = [f"[{' '.join([f'{number} 0 R' for number in numbers])}]" for numbers in self.contents]
        ways += [f" {number} 0 R" for number in self._others]
        keys = "\n".join(f"{key}{way}" for key, way in enumerate(ways))
        root = f"<</Type/StructTreeRoot/K {self.top.number} 0 R/ParentTreeNextKey {len(ways)}"
        return f"{root}/ParentTree<</Nums[{keys}]>>>>".encode("ascii")
