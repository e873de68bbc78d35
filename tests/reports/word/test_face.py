"""A Word file wears the council's own face, as the PDF does."""

from io import BytesIO

import docx
import pytest
from PIL import Image

from reports.blocks import title
from reports.contents import Face
from reports.style import ACCENT
from reports.text import Text
from tests.reports.word.reading import lines, of_story, parts, xml


@pytest.fixture
def face():
    logo = BytesIO()
    Image.new("RGB", (700, 240), "#5b2c83").save(logo, "PNG")
    return Face("Westmere, the borough", "#5b2c83", logo.getvalue(), "The arms of Westmere")


def test_the_name_stands_at_the_head_and_is_the_author(face):
    paper = of_story(Text("Words"), face=face)

    assert "Westmere, the borough  |  " in "".join(xml(paper, "word/header1.xml").itertext())
    assert docx.Document(BytesIO(paper)).core_properties.author == "Westmere, the borough"


def test_the_accent_is_in_the_place_of_ours(face):
    styles = parts(of_story(*title("A paper", "of tests"), face=face))["word/styles.xml"].decode()

    assert "5B2C83" in styles
    assert ACCENT.lstrip("#").upper() not in styles


def test_the_logo_stands_first_and_says_what_it_shows(face):
    paper = of_story(*title("A paper", "of tests"), face=face)

    (shape,) = docx.Document(BytesIO(paper)).inline_shapes
    assert lines(xml(paper))[:2] == ["The arms of Westmere", "A paper"]
    assert (round(shape.width.mm), round(shape.height.mm)) == (35, 12)
