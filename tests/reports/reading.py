"""Papers read back: their words, page by page, as a reader other than the writer finds them."""

import shutil
import subprocess
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter


def pages(paper):
    """Return the text of every page, its lines joined by spaces."""
    return [_joined(page.extract_text()) for page in PdfReader(BytesIO(paper)).pages]


def words(paper):
    """Return the text of the whole paper without the head and foot of its pages."""
    return _joined(" ".join(_body(page) for page in PdfReader(BytesIO(paper)).pages))


def words_as_pdfium_reads(paper):
    """Return the same as another reader finds it."""
    document = pypdfium2.PdfDocument(paper)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return _joined(" ".join(texts))


def words_as_poppler_reads(paper):
    """Return the same as pdftotext finds it, which joins columns that stand too close."""
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return _joined(
        subprocess.run([program, "-", "-"], input=paper, capture_output=True, check=True).stdout.decode()
    )


def objects(paper):
    """Return the objects of the file one after the other as another program writes them, none packed."""
    writer, target = PdfWriter(clone_from=BytesIO(paper)), BytesIO()
    writer.write(target)
    return target.getvalue()


def bookmarks(paper):
    """Return the titles of the outline, top level first, as (level, title)."""
    return list(_flat(PdfReader(BytesIO(paper)).outline, 0))


def _flat(entries, level):
    for entry in entries:
        if isinstance(entry, list):
            yield from _flat(entry, level + 1)
        else:
            yield level, entry.title


def _body(page):
    lines = page.extract_text().splitlines()
    foot = next(index for index, line in enumerate(lines) if line.startswith("As at "))
    assert lines[-1].startswith("Page ")
    return "\n".join(lines[foot + 1 : -1])


def _joined(text):
    return " ".join(text.split())


def structure(paper):
    """Return the tags and their text as poppler reads them, as (depth, role, text); the text joined as it is."""
    program = shutil.which("pdfinfo")
    if not program:
        pytest.skip("pdfinfo (poppler-utils) is not installed")
    ran = subprocess.run([program, "-struct-text", "-"], input=paper, capture_output=True, check=True)
    found = []
    for line in ran.stdout.decode().splitlines():
        said = line.strip()
        depth = (len(line) - len(line.lstrip())) // 2
        if said.startswith('"'):
            found[-1][2] += said[1:-1]
        elif said and not said.startswith("/"):
            found.append([depth, said.split()[0].rstrip(":"), ""])
    return [tuple(entry) for entry in found]


def in_order_of_structure(paper):
    """Return all words of the paper in the order of its tags, but for those of pictures, which are one with them."""
    return " ".join(" ".join(text for _, role, text in structure(paper) if role != "Figure").split())
