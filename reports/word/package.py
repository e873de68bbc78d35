"""The package of a Word file: what it starts with, what it says of itself, and how it becomes the same bytes."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reports.contents import Heading
from reports.typed import cleaned
from reports.word.element import Element, element
from reports.word.styles import LANGUAGE, all_styles
from reports.words import short

USED = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING)
OWN = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
LONGEST_PROPERTY = 240  # python-docx takes 255 characters
START_OF_ZIP = (1980, 1, 1, 0, 0, 0)
MS_DOS = 0  # the same wherever it is made
WORD_2013 = 15
FONTS = (("Calibri", "Carlito", "020F0502020204030204"), ("Arial", "Liberation Sans", "020B0604020202020204"))
FONT_TABLE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:fonts>"""
FONT = (
    '<w:font w:name="{}"><w:altName w:val="{}"/><w:panose1 w:val="{}"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
)


def empty_document() -> Document:
    """Begin a document with our styles, and with nothing else of what python-docx's template brings along."""
    document = docx.Document()
    _drop_all_but(document.part.rels, USED)
    _drop_all_but(document.part.package.rels, OWN)
    fill(document.styles.element, all_styles())
    fill(document.settings.element, _settings())
    fonts = FONT_TABLE.format("".join(FONT.format(*font) for font in FONTS)).encode()
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, fonts, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
    return document


def fill(holder: Element, content: Iterable[Element]) -> None:
    """Put content in the place of all that an element holds."""
    for old in list(holder):
        holder.remove(old)
    holder.extend(content)


def _drop_all_but(relationships: dict[str, Any], kept: tuple[str, ...]) -> None:
    for key in [key for key, relationship in relationships.items() if relationship.reltype not in kept]:
        del relationships[key]


def _settings() -> Iterator[Element]:
    """Say that this is a file of today's Word, in our language."""
    yield element("zoom", percent=100)
    yield element("defaultTabStop", val=720)
    yield element("characterSpacingControl", val="doNotCompress")
    uri = "http://schemas.microsoft.com/office/word"
    setting = element("compatSetting", name="compatibilityMode", uri=uri, val=WORD_2013)
    yield element("compat", setting)
    yield element("themeFontLang", val=LANGUAGE)
    yield element("decimalSymbol", val=".")
    yield element("listSeparator", val=",")


def describe(document: Document, heading: Heading, title: str) -> None:
    """Say whose paper it is, what it is called and of which day; the clock is never asked."""
    about, moment = document.core_properties, datetime.combine(heading.as_at, time())
    about.title, about.subject = _property(title), _property(f"{heading.cycle}, {heading.framework}")
    about.author = about.last_modified_by = _property(heading.from_whom)
    about.language, about.revision, about.comments = LANGUAGE, 1, ""
    about.created = about.modified = moment


def _property(text: str) -> str:
    return cleaned(short(text, LONGEST_PROPERTY))[:LONGEST_PROPERTY]


def as_bytes(document: Document) -> bytes:
    """Write the file; python-docx would put the time of writing into it."""
    written, packed = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, START_OF_ZIP)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, MS_DOS
            target.writestr(entry, source.read(name))
    return packed.getvalue()
