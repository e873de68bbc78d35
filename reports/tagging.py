"""A canvas that makes tagged PDF (PDF/UA-1): ReportLab has no tags of its own.

The whole of a page is an artifact, and only text that is drawn for a tag is taken out of it. So nothing can be
left without a mark, and lines, backgrounds, heads and feet of pages need no care. A tag's element is made when
it is first drawn: the order of drawing is the order of reading.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import XMP, PDFDictionary, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from reports.compact import packed
from reports.metadata import info_date, packet
from reports.structure import Element, Tag, Tree
from reports.style import ACCENT

ARTIFACT, END = "/Artifact BMC", "EMC"
RUNNING = "/Artifact <</Type /Pagination /Subtype /{}>> BDC"
PAGE_KEYS = ["StructParents", "Tabs"]


class TaggedCanvas(Canvas):
    """A canvas whose text belongs to elements; `day` is the date of the paper, `accent` its own, if it has one."""

    # What ReportLab keeps for itself and this canvas builds on: ReportLab is held at one version.
    _annotationrefs: list[Any]
    _code: list[str]
    _doc: Any
    _destinations: dict[str, Any]

    def __init__(self, *args: Any, day: date, accent: str = "", **named: Any) -> None:
        super().__init__(*args, **{**named, "pdfVersion": (1, 7)})
        self._worn = {ACCENT: accent} if accent else {}
        self._doc.format = partial(packed, self._doc)
        self.tree = Tree(self._doc)
        self._holder, self._alone = self.tree.top, False
        self._hidden = False
        self._wanted: Element | None = None
        self._open: Element | None = None
        self._numbers: list[Element] = []
        self.setDateFormatter(partial(info_date, day))
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self.tree
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = XMP(creator=lambda document: packet(document.info, day))

    # What flowables say of what they draw.

    @contextmanager
    def marked(self, tag: Tag) -> Iterator[None]:
        """Draw text that belongs to a tag; a lone paragraph is the very content of its table cell."""
        before = self._wanted
        if not self._hidden:
            lone = self._alone and not tag.within and tag.role == "P"
            self._wanted = self._holder if lone else self.tree.element(tag, before or self._holder)
        yield
        self._wanted = before
        if not before:
            self._mark(None)

    @contextmanager
    def whole(self, tag: Tag) -> Iterator[None]:
        """Draw a picture: its lines and its words are one stretch, and the content of one tag."""
        with self.marked(tag):
            self._mark(self._wanted)
            with self.as_artifact():  # so that no text in it makes an element of its own
                yield

    @contextmanager
    def inside(self, tag: Tag, alone: bool = False) -> Iterator[None]:
        """Draw what stands in a tag, such as a cell of a table; `alone` where that is one text."""
        before = self._holder, self._alone
        if not self._hidden:
            self._holder, self._alone = self.tree.element(tag, self._holder), alone
        yield
        self._holder, self._alone = before

    @contextmanager
    def as_artifact(self, unless_new: Tag | None = None) -> Iterator[None]:
        """Draw what is no part of the text; `unless_new` is for what is text once, and then repeated."""
        before = self._hidden
        self._hidden = before or unless_new is None or unless_new in self.tree.elements
        yield
        self._hidden = before

    @contextmanager
    def running(self, where: Literal["Header", "Footer"]) -> Iterator[None]:
        """Draw the head or foot of a page."""
        self._code += [END, RUNNING.format(where)]
        with self.as_artifact():
            yield
        self._code += [END, ARTIFACT]

    def worn(self, colour: str) -> str:
        """Return a style's colour as this paper wears it: the accent may be the council's own."""
        return self._worn.get(colour, colour)

    # What ReportLab asks of a canvas.

    def drawText(self, aTextObject: Any) -> None:
        self._mark(self._wanted)
        super().drawText(aTextObject)

    def showPage(self) -> None:
        self._code.insert(0, ARTIFACT)
        self._code.append(END)
        super().showPage()

    def _setAnnotations(self, page: Any) -> None:
        """Give the page, or the form, its last entries: ReportLab calls this before it takes it in."""
        page.Annots = self._annotationrefs
        if isinstance(page, PDFPage):
            self._give_page(page)

    def _give_page(self, page: Any) -> None:
        page.__NoDefault__ = [*page.__NoDefault__, *PAGE_KEYS]
        page.Tabs = PDFName("S")
        if self._numbers:
            page.StructParents = len(self.tree.pages)
            self.tree.pages.append(self._numbers)
            self._numbers = []

    def _mark(self, element: Element | None) -> None:
        """End the marked content that is open, and begin that of an element or the artifact."""
        if element is self._open:
            return
        if self._code and self._code[-1] == ARTIFACT:
            self._code.pop()
        else:
            self._code.append(END)
        self._open = element
        self._code.append(self._begun(element) if element else ARTIFACT)

    def _begun(self, element: Element) -> str:
        number = len(self._numbers)
        self._numbers.append(element)
        element.add_content(self._doc.thisPageName(), number)
        return f"/{element.tag.role} <</MCID {number}>> BDC"
