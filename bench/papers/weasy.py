"""The same table by WeasyPrint, from HTML, as PDF/UA-1."""

from collections.abc import Sequence
from html import escape

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from bench.papers.rows import HEADINGS, ORGANISATION, TITLE, Row
from reports.faces import FONTS, MAIN
from reports.style import text_colour_on

FACES = "".join(
    f"@font-face{{font-family:Body;font-weight:{weight};src:url({(FONTS / MAIN[name]).as_uri()}.ttf)}}"
    for weight, name in ((400, "regular"), (700, "bold"))
)
LOOK = f"""{FACES}
@page {{ size: A4; margin: 29mm 20mm 26mm; @top-left {{ content: "{ORGANISATION} | {TITLE}"; font: 8.5pt Body }}
  @bottom-right {{ content: "Page " counter(page); font: 8.5pt Body }} }}
body {{ font: 9.5pt/12.5pt Body }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
td, th {{ border-bottom: .4pt solid #b5bcc2; padding: 3.5pt; text-align: left; vertical-align: top }}
th:nth-child(1) {{ width: 4% }} th:nth-child(2) {{ width: 38% }}
b {{ font-size: 8.5pt; padding: 1pt 5pt; border-radius: 2pt }}"""


def paper(rows: Sequence[Row]) -> bytes:
    """Return the file."""
    fonts = FontConfiguration()
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table>"
    page = f'<html lang="en-GB"><title>{TITLE}</title><body><h1>{TITLE}</h1>{table}</body></html>'
    look = CSS(string=LOOK, font_config=fonts)
    return HTML(string=page).write_pdf(stylesheets=[look], font_config=fonts, pdf_variant="pdf/ua-1") or b""


def _row(row: Row) -> str:
    cells = "".join(f"<td>{escape(text)}</td>" for text in row.texts)
    colours = f"color:{text_colour_on(row.colour)};background:{row.colour}"
    return f'<tr>{cells}<td><b style="{colours}">{row.status}</b></td></tr>'
