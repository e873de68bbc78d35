"""The floor: the same page drawn by hand on ReportLab's canvas, its words measured and wrapped, without a tag."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.papers.rows import HEADINGS, ORGANISATION, SHARES, TITLE, Row
from reports.faces import FONTS, MAIN
from reports.style import (
    BODY_HEIGHT,
    BODY_WIDTH,
    INK,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    rgb,
    text_colour_on,
)
from reports.table import Column, _places

registerFont(TTFont("regular", FONTS / f"{MAIN['regular']}.ttf"))
registerFont(TTFont("bold", FONTS / f"{MAIN['bold']}.ttf"))
PLACES = _places([Column(h, s, number=h == "No.") for h, s in zip(HEADINGS, SHARES, strict=True)])
SIZE, LEADING, PAD = 9.5, 12.5, 3.5


def paper(rows: Sequence[Row]) -> bytes:
    """Return the file."""
    target = BytesIO()
    canvas = Canvas(target, (PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, initialFontName="regular")
    y, foot = _sheet(canvas), _top() - BODY_HEIGHT
    for row in rows:
        lines = [
            simpleSplit(text, "regular", SIZE, place.width)
            for text, place in zip(row.texts, PLACES, strict=False)
        ]
        height = max(map(len, lines)) * LEADING + 2 * PAD
        if y - height < foot:
            canvas.showPage()
            y = _sheet(canvas)
        _row(canvas, row, lines, y)
        y -= height
        canvas.setStrokeColorRGB(*rgb(RULE))
        canvas.setLineWidth(0.4)
        canvas.line(MARGIN, y, MARGIN + BODY_WIDTH, y)
    canvas.save()
    return target.getvalue()


def _top() -> float:
    return PAGE_HEIGHT - MARGIN - 25


def _sheet(canvas: Canvas) -> float:
    """Draw head, foot and headings; return where the rows begin."""
    canvas.setFillColorRGB(*rgb(INK))
    canvas.setFont("bold", 8.5)
    canvas.drawString(MARGIN, PAGE_HEIGHT - MARGIN - 8, ORGANISATION)
    canvas.setFont("regular", 8.5)
    canvas.drawString(MARGIN + 90, PAGE_HEIGHT - MARGIN - 8, TITLE)
    canvas.drawString(MARGIN, MARGIN, "As at 22 November 2026")
    canvas.drawRightString(MARGIN + BODY_WIDTH, MARGIN, f"Page {canvas.getPageNumber()}")
    canvas.setFont("bold", 8.5)
    for heading, place in zip(HEADINGS, PLACES, strict=True):
        canvas.drawString(MARGIN + place.x, _top() - PAD - 9, heading)
    canvas.line(MARGIN, _top() - 18, MARGIN + BODY_WIDTH, _top() - 18)
    return _top() - 18


def _row(canvas: Canvas, row: Row, lines: Sequence[Sequence[str]], top: float) -> None:
    canvas.setFont("regular", SIZE)
    canvas.setFillColorRGB(*rgb(INK))
    for cell, place in zip(lines, PLACES, strict=False):
        for index, line in enumerate(cell):
            canvas.drawString(MARGIN + place.x, top - PAD - 9 - index * LEADING, line)
    x = MARGIN + PLACES[-1].x
    canvas.setFillColorRGB(*rgb(row.colour))
    canvas.roundRect(
        x, top - PAD - 12.5, canvas.stringWidth(row.status, "bold", 8.5) + 10, 13, 2.2, stroke=0, fill=1
    )
    canvas.setFont("bold", 8.5)
    canvas.setFillColorRGB(*rgb(text_colour_on(row.colour)))
    canvas.drawString(x + 5, top - PAD - 9, row.status)
