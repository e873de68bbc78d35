"""A canvas that makes tagged PDF (PDF/UA-1): ReportLab has no tags of its own.

The whole of a page is an artifact, and only text that is drawn for a tag is taken out of it. So nothing can be
left without a mark, and lines, backgrounds, heads and feet of pages need no care. A tag's element is made when
it is first drawn: the order of drawing is the order of reading.
"""

from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import XMP, PDFDictionary, PDFName, PDFObjectReference, PDFPage
from reportlab.pdfbase.pdfdoc import format as formatted
from reportlab.pdfgen.canvas import Canvas

from reports.compact import Packed
from reports.links import Box, Links, Target
from reports.metadata import info_date, packet
from reports.structure import Element, Tag, Tree
from reports.style import ACCENT, spelled

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
        self.file = Packed(self._doc)
        self._doc.format = self.file.end
        self.tree = Tree(self._doc, self.file)
        self.links = Links(self.file, self.tree)
        self._later: dict[int, list[Callable[[TaggedCanvas], None]]] = {}
        self._afterwards: list[int] = []
        self._holder, self._alone = self.tree.top, False
        self._hidden = False
        self._wanted: Element | None = None
        self._open: Element | None = None
        self._numbers = array("I")
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

    @contextmanager
    def complete(self, tag: Tag) -> Iterator[None]:
        """Draw all of a tag, such as a row of a table; nothing may be drawn for it again."""
        if self._hidden:
            yield
        else:
            with self.tree.complete(tag, self._holder):
                yield

    @contextmanager
    def once_more(self, page: int) -> Iterator[None]:
        """Draw on a page that is done, once: each page has room for what is known only at the end."""
        self._doc.pageCounter, self._code = page, [ARTIFACT]
        self._numbers = self.tree.contents[page - 1]
        for draw in self._later.pop(page, ()):
            draw(self)
        yield
        self.file.add_stream(self._afterwards[page - 1], "\n".join([*self._code, END]).encode("ascii"))
        self._code = []

    def later(self, draw: "Callable[[TaggedCanvas], None]") -> None:
        """Draw on this page when all pages are done, and their numbers known."""
        self._later.setdefault(self.getPageNumber(), []).append(draw)

    def link(self, box: Box, target: Target, words: str) -> None:
        """Let the text that is being drawn lead to a place in this paper; `words` say where that is."""
        if self._wanted:
            number = self.links.add(self._wanted, self.getPageNumber(), box, target, words)
            self._annotationrefs.append(f"{number} 0 R")

    def rule(self, x: float, y: float, length: float, colour: str, width: float) -> None:
        """Draw a level line."""
        self.draw_plainly(f"{spelled(colour)} RG {width} w {x:.2f} {y:.2f} m {x + length:.2f} {y:.2f} l S")

    def draw_plainly(self, code: str) -> None:
        """Draw what is no text, and leave colours and widths as they were."""
        self._code.append(f"q {code} Q")

    def show(self, code: str, said: str = "") -> None:
        """Draw a text object for the tag that is wanted; `said` are its language and what it is spoken as.

        What says something of itself is a stretch of its own: poppler ends at the end of a nested one.
        """
        if not said:
            self._mark(self._wanted)
            self._code.append(code)
        elif self._wanted:
            self._mark(None)
            self._mark(self._wanted, said)
            self._code.append(code)
            self._mark(None)
        else:
            self._code += [f"/Span <<{said}>> BDC", code, END]

    # What ReportLab asks of a canvas.

    def drawText(self, aTextObject: Any) -> None:
        self._mark(self._wanted)
        super().drawText(aTextObject)

    def showPage(self) -> None:
        self._code.insert(0, ARTIFACT)
        self._code.append(END)
        super().showPage()
        self._write_page(self._doc.Pages.pages)

    def save(self) -> None:
        self.links.write()
        self.tree.write()
        super().save()

    def _setAnnotations(self, page: Any) -> None:
        """Give the page, or the form, its last entries: ReportLab calls this before it takes it in."""
        page.Annots = self._annotationrefs
        if isinstance(page, PDFPage):
            self._give_page(page)

    def _give_page(self, page: Any) -> None:
        page.__NoDefault__ = [*page.__NoDefault__, *PAGE_KEYS]
        page.Tabs, page.StructParents = PDFName("S"), len(self.tree.pages)
        drawn, afterwards = self.file.number(), self.file.number()
        self.file.add_stream(drawn, page.stream.encode("ascii"))
        self._afterwards.append(afterwards)
        page.Contents, page.stream = f"[{drawn} 0 R {afterwards} 0 R]", None

    def _write_page(self, pages: list[Any]) -> None:
        """Write the page that was last taken in, and keep no more than the way to it."""
        page = pages.pop()
        number, _ = self._doc.idToObjectNumberAndVersion[page.__InternalName__]
        self.file.add_small(number, formatted(page, self._doc, toplevel=1))
        self._doc.idToObject[page.__InternalName__] = None
        pages.append(PDFObjectReference(page.__InternalName__))
        self.tree.add_page(number, self._numbers)
        self._numbers = array("I")

    def _mark(self, element: Element | None, said: str = "") -> None:
        """End the marked content that is open, and begin that of an element or the artifact."""
        if element is self._open:
            return
        if self._code and self._code[-1] == ARTIFACT:
            self._code.pop()
        else:
            self._code.append(END)
        self._open = element
        self._code.append(self._begun(element, said) if element else ARTIFACT)

    def _begun(self, element: Element, said: str) -> str:
        number = len(self._numbers)
        self._numbers.append(element.number)
        element.add_content(self._doc.pageCounter, number)
        return f"/{'Span' if said else element.tag.role} <</MCID {number}{said}>> BDC"
