"""The structure of a tagged PDF: what is a heading, a paragraph, a list or a table, in the order of reading.

A `Tag` is what a flowable knows of its place; all its parts share it, however many pages they stand on.
An `Element` is what a file holds for it, and the `Tree` is all of them with the way back from each page.
"""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

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


class Element(PDFObject):
    """An element as the file holds it; its children are elements, and numbers of marked content on a page."""

    __RefOnly__ = 1
    __slots__ = ("__InternalName__", "children", "page", "parent", "tag")  # there are thousands

    def __init__(self, tag: Tag, parent: "Element | Tree") -> None:
        self.tag, self.parent = tag, parent
        self.page = ""
        self.children: list[Element | tuple[str, int]] = []

    def add_content(self, page: str, number: int) -> None:
        """Take in a stretch of a page's content."""
        self.page = self.page or page
        self.children.append((page, number))

    def format(self, document: Any) -> bytes:
        """Write the element, as ReportLab asks of its objects."""
        tag = self.tag
        parts = [f"<</Type/StructElem/S/{tag.role}/P {_reference(document, self.parent)}"]
        if self.page:
            parts.append(f"/Pg {_numbered(document, self.page)}")
        if tag.attributes:
            parts.append(f"/A<<{tag.attributes}>>")
        if tag.actual:
            parts.append(f"/ActualText<FEFF{in_utf16(tag.actual)}>")
        if tag.alt:
            parts.append(f"/Alt<FEFF{in_utf16(tag.alt)}>")
        if tag.lang:
            parts.append(f"/Lang({tag.lang})")
        children = " ".join(self._child(document, child) for child in self.children)
        return f"{''.join(parts)}/K[{children}]>>".encode("ascii")

    def _child(self, document: Any, child: "Element | tuple[str, int]") -> str:
        if isinstance(child, Element):
            return _reference(document, child)
        page, number = child
        if page == self.page:
            return str(number)
        return f"<</Type/MCR/Pg {_numbered(document, page)}/MCID {number}>>"


class Tree(PDFObject):
    """The root of the structure, with the elements of each page in the order of their numbers."""

    __RefOnly__ = 1

    def __init__(self, document: Any) -> None:
        self.document = document
        self.pages: list[list[Element]] = []
        self.elements: dict[Tag, Element] = {}
        document.Reference(self)
        self.top = Element(Tag("Document"), self)
        document.Reference(self.top)

    def element(self, tag: Tag, holder: Element) -> Element:
        """Return the element of a tag; a new one stands last in the tag's parent, or else in the holder."""
        known = self.elements.get(tag)
        if known:
            return known
        parent = self.element(tag.within, holder) if tag.within else holder
        made = self.elements[tag] = Element(tag, parent)
        parent.children.append(made)
        self.document.Reference(made)
        return made

    def format(self, document: Any) -> bytes:
        """Write the root and the table that leads from marked content to elements."""
        pages = "\n".join(
            f"{key}[{' '.join(_reference(document, element) for element in elements)}]"
            for key, elements in enumerate(self.pages)
        )
        top = _reference(document, self.top)
        key = len(self.pages)
        return (
            f"<</Type/StructTreeRoot/K {top}/ParentTreeNextKey {key}/ParentTree<</Nums[{pages}]>>>>"
        ).encode("ascii")


def _reference(document: Any, known: Any) -> str:
    return _numbered(document, known.__InternalName__)


def _numbered(document: Any, name: str) -> str:
    return f"{document.idToObjectNumberAndVersion[name][0]} 0 R"
