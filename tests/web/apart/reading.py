"""Reading whatever comes from the program for its marks: pages, answers to scripts, papers, workbooks, archives."""

from io import BytesIO
from urllib.parse import urldefrag, urljoin, urlsplit
from zipfile import ZipFile, is_zipfile

from bs4 import BeautifulSoup
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from tests.web.apart.world import MARK


def marks_in(content):
    """Return the marks in the bytes of anything."""
    found = set(MARK.findall(content.decode("utf-8", "replace")))
    if content.startswith(b"%PDF"):
        return found | marks_in(_words(content).encode())
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                found |= set(MARK.findall(name)) | marks_in(archive.read(name))
    return found


def _words(paper):
    """Return the words of a PDF; a piece of evidence may say that it is one and be none."""
    try:
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    except PyPdfError:
        return ""


def links_in(page, address):
    """Return the addresses of the program that a page leads to, without their anchors."""
    soup = BeautifulSoup(page, "html.parser")
    tags = [(tag, name) for name in ("href", "src", "action") for tag in soup.find_all(attrs={name: True})]
    found = (urldefrag(urljoin(f"http://localhost{address}", tag[name])).url for tag, name in tags)
    for each in found:
        parts = urlsplit(each)
        if parts.netloc == "localhost" and not parts.path.startswith("/static"):
            yield parts.path + (f"?{parts.query}" if parts.query else "")
