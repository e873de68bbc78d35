"""The same table by fpdf2, in its own tables; it tags none of their cells."""

from collections.abc import Sequence

from fpdf import FPDF, FontFace

from bench.papers.rows import HEADINGS, ORGANISATION, SHARES, TITLE, Row
from reports.faces import FONTS, MAIN
from reports.style import text_colour_on


class _Sheet(FPDF):
    def header(self) -> None:
        self.set_font("body", size=8.5)
        self.cell(text=f"{ORGANISATION}  |  {TITLE}", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-20)
        self.set_font("body", size=8.5)
        self.cell(text=f"As at 22 November 2026. Page {self.page_no()}")


def paper(rows: Sequence[Row]) -> bytes:
    """Return the file."""
    pdf = _Sheet(format="A4")
    pdf.set_margin(20)
    pdf.add_font("body", "", FONTS / f"{MAIN['regular']}.ttf")
    pdf.add_font("body", "B", FONTS / f"{MAIN['bold']}.ttf")
    pdf.add_page()
    pdf.set_font("body", size=9.5)
    with pdf.table(
        col_widths=SHARES, line_height=4.4, borders_layout="HORIZONTAL_LINES", text_align="LEFT"
    ) as table:
        table.row(HEADINGS)
        for row in rows:
            made = table.row()
            for text in row.texts:
                made.cell(text)
            made.cell(row.status, style=FontFace("body", "B", 8.5, text_colour_on(row.colour), row.colour))
    return bytes(pdf.output())
