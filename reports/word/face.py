"""The council's own face on a Word file: its logo above the title, and its accent wherever ours would be."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from reports.contents import Face
from reports.logo import size_of
from reports.style import ACCENT
from reports.word.element import Element, element
from reports.word.pictures import embedded_picture
from reports.word.properties import hexadecimal


def logo(part: StoryPart, face: Face) -> Iterator[Element]:
    """Give the logo as the first paragraph at the right, where whoever edits the paper finds it."""
    if face.logo:
        shown = embedded_picture(part, face.logo, size_of(face), face.logo_says)
        yield element("p", element("pPr", element("jc", val="right")), shown)


def wear_accent(tree: Element, face: Face) -> None:
    """Put the council's colour in the place of ours."""
    if not face.accent:
        return
    for colour in tree.iter(qn("w:color")):
        if colour.get(qn("w:val")) == hexadecimal(ACCENT):
            colour.set(qn("w:val"), hexadecimal(face.accent))
