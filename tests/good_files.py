"""Files that must be taken as evidence: 100 of every allowed kind, by the programs and libraries that make them."""

from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pypdfium2
import xlsxwriter
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from fpdf import FPDF
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table
from PIL import Image, ImageFile, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from weasyprint import HTML

from reports.cmt import cmt
from reports.feedback import feedback
from reports.submission import submission
from reports.word import word
from tests.hostile_files import MAINS, ODF, OLD, office, ole, open_document, pdf, related
from tests.reports import samples

# WeasyPrint lets Pillow take pictures that were cut off, in the whole process; other tests rely on that it does not.
ImageFile.LOAD_TRUNCATED_IMAGES = False
# Made once with LibreOffice 7.4 from a page of text, a small table and a slide.
LIBREOFFICE = Path(__file__).parent / "samples" / "libreoffice.zip"
TEXT = "Safer recruitment: all panels had a trained member."


def drawn(size=A4, pages=1, draw=None, **options):
    made = BytesIO()
    canvas = Canvas(made, pagesize=size, **options)
    for _ in range(pages):
        canvas.drawString(72, 500, TEXT)
        if draw:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def of_reportlab():
    picture = ImageReader(Image.new("RGB", (40, 40), "red"))
    yield drawn()
    yield drawn(A3)
    yield drawn(landscape(A4), pages=20)
    yield drawn(pageCompression=0)
    yield drawn(pdfVersion=(1, 7), invariant=1)
    yield drawn(draw=lambda canvas: canvas.linkURL("https://example.org/policy", (72, 490, 200, 510)))
    yield drawn(draw=lambda canvas: canvas.drawImage(picture, 72, 300))
    yield drawn(draw=lambda canvas: canvas.acroForm.textfield(name="who", x=72, y=300, value="Housing"))
    yield drawn(draw=lambda canvas: (canvas.bookmarkPage("a"), canvas.addOutlineEntry("A part", "a")))


def of_our_own():
    yield "pdf", feedback(samples.feedback_contents())
    yield "pdf", cmt(samples.cmt_contents())
    yield "pdf", submission(samples.submission_contents())
    yield "docx", feedback(samples.feedback_contents(), word)
    yield "docx", cmt(samples.cmt_contents(), word)


def of_fpdf():
    for version in ("plain", "link", "picture", "table", "pages", "uncompressed"):
        made = FPDF()
        made.set_compression(version != "uncompressed")
        for _ in range(30 if version == "pages" else 1):
            made.add_page()
            made.set_font("Helvetica", size=12)
            made.cell(text=TEXT, link="https://example.org" if version == "link" else "")
        if version == "picture":
            made.image(Image.new("RGB", (50, 50), "blue"), x=10, y=40, w=50)
        if version == "table":
            with made.table() as table:
                for row in (("Course", "People"), ("Level 1", "42")):
                    table.row(row)
        yield bytes(made.output())


def of_weasyprint():
    page = f"<html lang=en><title>Policy</title><h1>Policy</h1><p>{TEXT}<p><a href='https://example.org'>more</a>"
    yield HTML(string=page).write_pdf()
    yield HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    yield HTML(string=page).write_pdf(zoom=2)
    yield HTML(string=page).write_pdf(pdf_version="1.4")
    yield HTML(string=page).write_pdf(uncompressed_pdf=True)
    yield HTML(string=page + "<form><input name=a value=b></form>").write_pdf(pdf_forms=True)


def rewritten(change=lambda writer: None, pages=3):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn(pages=pages))))
    change(writer)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def of_pypdf():
    yield rewritten()
    yield rewritten(lambda writer: [page.compress_content_streams() for page in writer.pages])
    yield rewritten(lambda writer: writer.add_metadata({"/Title": "A policy of 2026"}))
    yield rewritten(lambda writer: writer.add_outline_item(title="First", page_number=0))
    yield rewritten(lambda writer: writer.pages[0].rotate(90))
    first, again = PdfWriter(BytesIO(drawn()), incremental=True), BytesIO()
    first.add_blank_page(100, 100)
    first.write(again)
    yield again.getvalue()


def of_pdfium():
    for pages in (1, 4):
        made = BytesIO()
        with pypdfium2.PdfDocument(drawn(pages=pages)) as document:
            document.save(made)
        yield made.getvalue()


def pictured(kind, mode="RGB", size=(60, 40), **options):
    made = BytesIO()
    Image.effect_noise(size, 50).convert(mode).save(made, kind, **options)
    return made.getvalue()


def of_pillow():
    for mode in ("1", "L", "P", "RGB", "RGBA", "LA"):
        yield "png", pictured("PNG", mode)
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "taken in the foyer")
    yield "png", pictured("PNG", pnginfo=told, dpi=(300, 300))
    yield "png", pictured("PNG", "RGB", (900, 700), optimize=True)
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green")]
    yield "png", pictured("PNG", save_all=True, append_images=frames, size=(20, 20))
    for mode in ("L", "RGB", "CMYK"):
        yield "jpg", pictured("JPEG", mode)
    for quality in (1, 50, 100):
        yield "jpeg", pictured("JPEG", quality=quality)
    yield "jpg", pictured("JPEG", progressive=True, size=(800, 600))
    yield "jpg", pictured("JPEG", comment=b"a poster in the foyer", dpi=(72, 72))
    exif = Image.Exif()
    exif[0x0110] = "A telephone"
    yield "jpg", pictured("JPEG", exif=exif, optimize=True)
    # As telephones write them: another picture behind the first.
    yield "jpg", pictured("MPO", save_all=True, append_images=[Image.new("RGB", (60, 40), "red")])
    yield "pdf", pictured("PDF")
    yield "pdf", pictured("PDF", "L", (400, 300), resolution=200)
    yield "pdf", pictured("PDF", save_all=True, append_images=[Image.new("RGB", (60, 40), "red")])


def written(change):
    document, made = docx.Document(), BytesIO()
    document.add_heading("Safer recruitment", 1)
    change(document)
    document.save(made)
    return made.getvalue()


def of_python_docx():
    picture = BytesIO(pictured("PNG"))
    yield written(lambda document: document.add_paragraph(TEXT))
    yield written(lambda document: document.add_table(3, 4, style="Table Grid"))
    yield written(lambda document: document.add_picture(picture))
    yield written(lambda document: document.add_page_break())
    yield written(lambda document: document.sections[0].header.paragraphs[0].add_run("Official"))
    yield written(lambda document: [document.add_paragraph(TEXT, style="List Bullet") for _ in range(500)])
    yield written(with_a_field)
    yield written(lambda document: document.add_comment(document.add_paragraph(TEXT).runs, "Who?", "A. Lead"))
    yield written(
        lambda document: document.part.relate_to(
            "https://example.org",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
    )


def with_a_field(document):
    """Number the pages by a field, as most minutes do."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE \\* MERGEFORMAT")
    document.add_paragraph()._p.append(field)


def of_openpyxl():
    for version in ("plain", "formula", "chart", "comment", "table", "link", "sheets"):
        book, made = openpyxl.Workbook(), BytesIO()
        sheet = book.active
        for row in (("Course", "People"), ("Level 1", 42), ("Level 2", 17)):
            sheet.append(row)
        if version == "formula":
            sheet["B4"] = "=SUM(B2:B3)"
        if version == "chart":
            chart = BarChart()
            chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
            sheet.add_chart(chart, "D2")
        if version == "comment":
            sheet["A1"].comment = Comment("Who counts?", "A. Lead")
        if version == "table":
            sheet.add_table(Table(displayName="Training", ref="A1:B3"))
        if version == "link":
            sheet["A5"].hyperlink = "https://example.org/courses"
        if version == "sheets":
            for number in range(20):
                book.create_sheet(f"Team {number}")
        book.save(made)
        yield made.getvalue()


def of_xlsxwriter():
    for version in ("plain", "chart", "picture", "note", "many", "link", "condition"):
        made = BytesIO()
        with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
            sheet = book.add_worksheet("Training")
            sheet.write_row(0, 0, ("Course", "People"))
            for row in range(1, 3000 if version == "many" else 5):
                sheet.write_row(row, 0, (f"Level {row}", row))
            if version == "chart":
                chart = book.add_chart({"type": "column"})
                chart.add_series({"values": "=Training!$B$2:$B$5"})
                sheet.insert_chart("D2", chart)
            if version == "picture":
                sheet.insert_image("D2", "poster.png", {"image_data": BytesIO(pictured("PNG"))})
            if version == "note":
                sheet.write_comment("A1", "Who counts?")
            if version == "link":
                sheet.write_url("A9", "https://example.org/courses")
            if version == "condition":
                sheet.conditional_format("B2:B5", {"type": "3_color_scale"})
        yield made.getvalue()


def of_libreoffice():
    with ZipFile(LIBREOFFICE) as samples_made:
        for name in sorted(samples_made.namelist()):
            yield name.rpartition(".")[2], samples_made.read(name)


def smallest():
    """The smallest of each kind, on which the hostile files are built: what they add is what is refused."""
    yield from (("pdf", pdf()), ("doc", ole(OLD["doc"])), ("xls", ole(OLD["xls"])), ("ppt", ole(OLD["ppt"])))
    yield from ((ending, office(ending)) for ending in MAINS)
    yield from ((ending, open_document(ending)) for ending in ODF)
    chart = [("ppt/embeddings/Microsoft_Excel_Sheet.xlsx", office("xlsx"))]
    yield "pptx", office("pptx", chart)
    for target in (
        "file:///C:\\Templates\\Letter.dotm",
        "file:///\\\\server\\templates\\Letter.dotm",
        "Letter.dotx",
    ):
        yield "docx", related("docx", "attachedTemplate", target)
    yield "xlsx", related("xlsx", "externalLinkPath", "file:///\\\\server\\figures\\2025.xlsx")


NAMES = (
    "POLICY.PDF", "Größe 政策.pdf", "سياسة الحماية.pdf", "نموذج\u200f 2.pdf", "😀 poster.pdf", "x" * 300 + ".pdf",
    "C:\\Users\\me\\Documents\\policy.pdf", "../policy v1.2.final.pdf", "O'Neill; \"minutes\".pdf",
    "www.example.com.pdf", "console notes.pdf",
)  # fmt: skip


def every_good_file():
    for made, ending in (
        (of_reportlab, "pdf"), (of_fpdf, "pdf"), (of_weasyprint, "pdf"), (of_pypdf, "pdf"), (of_pdfium, "pdf"),
        (of_python_docx, "docx"), (of_openpyxl, "xlsx"), (of_xlsxwriter, "xlsx"),
    ):  # fmt: skip
        for number, content in enumerate(made()):
            yield f"{made.__name__}-{number}.{ending}", content
    for made in (of_our_own, of_pillow, of_libreoffice, smallest):
        for number, (ending, content) in enumerate(made()):
            yield f"{made.__name__}-{number}.{ending}", content
    for name in NAMES:
        yield name, drawn(invariant=1)


@cache
def good_files():
    """Return them as (name, content), no two the same."""
    return list(every_good_file())
