"""Papers as Word files, to be edited: the very story that `reports.page.build` prints, said in Word's own terms."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports.contents import Heading
from reports.page import without_quoting
from reports.word.body import Body
from reports.word.face import logo, wear_accent
from reports.word.lists import Lists
from reports.word.package import as_bytes, describe, empty_document, fill
from reports.word.sheet import set_sheet


def word(heading: Heading, title: str, story: Sequence[Flowable]) -> bytes:
    """Make a .docx of a story; the same story gives the same bytes."""
    return without_quoting(lambda: _made(heading, title, story))


def _made(heading: Heading, title: str, story: Sequence[Flowable]) -> bytes:
    document = empty_document()
    describe(document, heading, title)
    part = document.part
    body, sheet = document.element.body, document.sections[0]
    lists = Lists(part.numbering_part.element)
    told = Body(part, lists, heading.face.accent).written(story)
    fill(body, [*logo(part, heading.face), *told, sheet._sectPr])
    for written in (document.styles.element, body):
        wear_accent(written, heading.face)
    set_sheet(sheet, heading, title)
    return as_bytes(document)
