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
from reports.typed import printable
from reports.word.element import Element, element, on, twips
from reports.word.paragraph import Setting
from reports.word.properties import SINGLE

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


def picture(shown: Described, part: StoryPart, setting: Setting) -> Element:
    """Make a paragraph of a flowable that says in `alt` what it shows."""
    width, height = shown.wrap(BODY_WIDTH, BODY_HEIGHT)
    inline = part.new_pic_inline(BytesIO(as_png(shown, width, height)), Pt(width), Pt(height))
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    about = inline.docPr
    about.set("name", f"Picture {about.id}")
    about.set("descr", " ".join(printable(shown.alt).split()))
    space = element(
        "spacing",
        before=twips(max(setting.before, shown.getSpaceBefore())),
        after=twips(shown.getSpaceAfter()),
        line=SINGLE,
        lineRule="auto",
    )
    drawing = element("drawing")
    drawing.append(inline)
    return element("p", element("pPr", on("keepNext", setting.keep), space), element("r", drawing))


def as_png(shown: Described, width: float, height: float) -> bytes:
    """Return a flowable that was measured as a picture of dots."""
    drawn, target = _as_pdf(shown, width, height), BytesIO()
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(drawn)
        try:
            dots = document[0].render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil()
        finally:
            document.close()
    dots.save(target, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), optimize=True)
    return target.getvalue()


def _as_pdf(shown: Described, width: float, height: float) -> bytes:
    target = BytesIO()
    canvas = TaggedCanvas(
        target, pagesize=(width, height), invariant=1, initialFontName=no_font(), day=ANY_DAY
    )
    shown.drawOn(canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
