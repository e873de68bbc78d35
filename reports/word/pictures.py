"""Pictures of a Word file: drawn as in the PDF, then turned into dots, with what they show in words."""

from datetime import date
from io import BytesIO
from threading import Lock
from typing import Protocol, runtime_checkable

import pypdfium2
from docx.parts.story import StoryPart
from docx.shared import Pt
from reportlab.pdfgen.canvas import Canvas

from reports.embedding import no_font
from reports.style import BODY_HEIGHT, BODY_WIDTH
from reports.tagging import TaggedCanvas
from reports.typed import cleaned
from reports.word.element import Element, element, on, twips
from reports.word.paragraph import Setting
from reports.word.properties import SINGLE

Size = tuple[float, float]  # width and height in points
DOTS_PER_INCH, POINTS_PER_INCH = 200, 72
ANY_DAY = date(2000, 1, 1)  # of a file that nobody sees: its dots are all that is kept
ONE_AT_A_TIME = Lock()  # PDFium serves one thread at a time


@runtime_checkable
class Described(Protocol):
    """A flowable that says in words what it shows, as `reports.figure.Figure` does."""

    alt: str

    def wrap(self, aw: float, ah: float) -> tuple[float, float]: ...
    def drawOn(self, canvas: Canvas, x: float, y: float) -> None: ...
    def getSpaceBefore(self) -> float: ...
    def getSpaceAfter(self) -> float: ...


def picture(shown: Described, part: StoryPart, setting: Setting, accent: str) -> Element:
    """Make a paragraph of a flowable that says in `alt` what it shows."""
    size = shown.wrap(BODY_WIDTH, BODY_HEIGHT)
    drawing = embedded_picture(part, as_png(shown, size, accent), size, shown.alt)
    space = element(
        "spacing",
        before=twips(max(setting.before, shown.getSpaceBefore())),
        after=twips(shown.getSpaceAfter()),
        line=SINGLE,
        lineRule="auto",
    )
    return element("p", element("pPr", on("keepNext", setting.keep), space), drawing)


def embedded_picture(part: StoryPart, content: bytes, size: Size, alt: str) -> Element:
    """Make a run of a picture's bytes; `alt` is what it shows, in words."""
    width, height = size
    inline = part.new_pic_inline(BytesIO(content), Pt(width), Pt(height))
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    about = inline.docPr
    about.set("name", f"Picture {about.id}")
    about.set("descr", " ".join(cleaned(alt).split()))
    drawing = element("drawing")
    drawing.append(inline)
    return element("r", drawing)


def as_png(shown: Described, size: Size, accent: str) -> bytes:
    """Return a flowable that was measured as a picture of dots."""
    drawn, target = _as_pdf(shown, size, accent), BytesIO()
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(drawn)
        try:
            dots = document[0].render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil()
        finally:
            document.close()
    dots.save(target, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), optimize=True)
    return target.getvalue()


def _as_pdf(shown: Described, size: Size, accent: str) -> bytes:
    target = BytesIO()
    canvas = TaggedCanvas(
        target, pagesize=size, invariant=1, initialFontName=no_font(), day=ANY_DAY, accent=accent
    )
    shown.drawOn(canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
