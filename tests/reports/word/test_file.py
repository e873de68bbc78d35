"""What holds for every Word file: equal bytes, what it says of itself, its head and foot, and nothing from outside."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from reports.page import DEMONSTRATION
from reports.text import Text
from reports.word import word
from tests.reports.samples import HEADING, heading
from tests.reports.test_typed_text import LITERAL
from tests.reports.word.reading import found, of_story, papers, parts, value, xml

PAPERS = [pytest.param(paper, contents, id=paper.__name__) for paper, contents in papers()]
LONG = "A very long name of a council " * 30


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_the_same_value_gives_the_same_bytes(paper, contents):
    assert paper(contents(), word) == paper(contents(), word)


def test_no_part_of_the_file_tells_when_it_was_made():
    with ZipFile(BytesIO(of_story(Text("Words")))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist()[0] == "[Content_Types].xml"


def test_the_file_names_its_title_its_author_and_the_day_of_the_paper():
    about = docx.Document(BytesIO(of_story(Text("Words")))).core_properties

    assert (about.title, about.author, about.last_modified_by) == ("A paper", *["Westmere Council"] * 2)
    assert about.subject == "Section 11 audit 2025-26, s11-2026 version 1"
    assert about.created.replace(tzinfo=None) == about.modified.replace(tzinfo=None) == datetime(2026, 3, 31)
    assert about.comments == ""


@pytest.mark.parametrize("name", [LONG, "W" * 3000, "", "\n\n", *LITERAL])
def test_any_name_can_stand_at_the_head(name):
    told = replace(HEADING, organisation=name, marking=name, cycle=name, framework=name, board=name)

    head = "".join(xml(word(told, name, [Text("Words")]), "word/header1.xml").itertext())

    assert name.strip().split("\n")[0][:20] in head


def test_the_head_has_organisation_title_and_marking_and_the_foot_the_day_and_the_page():
    paper = of_story(Text("Words"), marking="OFFICIAL-SENSITIVE")

    head, foot = (xml(paper, f"word/{name}1.xml") for name in ("header", "footer"))
    assert "".join(head.itertext()) == "Westmere Council  |  A paperOFFICIAL-SENSITIVE"
    assert "".join(foot.itertext()) == "As at 31 March 2026Page 1 of 1"
    assert [value(field, "instr").strip() for field in found(foot, "fldSimple")] == ["PAGE", "NUMPAGES"]


def test_a_demonstration_says_so_at_the_head_of_every_page():
    head = xml(of_story(Text("Words"), demonstration=True), "word/header1.xml")

    assert "".join(found(head, "p")[0].itertext()) == DEMONSTRATION
    assert value(found(head, "color")[0]) == "A8121C"


def test_the_sheet_is_a4_with_margins_of_twenty_millimetres():
    (section,) = docx.Document(BytesIO(of_story(Text("Words")))).sections

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(side.mm) for side in (section.left_margin, section.right_margin)] == [20, 20]
    assert [round(side.mm) for side in (section.header_distance, section.footer_distance)] == [20, 20]


@pytest.mark.parametrize("text", LITERAL)
def test_nothing_in_the_file_leads_outside_or_runs(text):
    paper = word(heading(organisation=text, marking=text), text, [Text(text)])

    for name, content in parts(paper).items():
        if name.endswith(".rels"):
            tree = etree.fromstring(content)
            assert not [each for each in tree if each.get("TargetMode") == "External"]
        if name.startswith("word/") and name.endswith(".xml"):
            assert not found(etree.fromstring(content), "hyperlink")
            assert not found(etree.fromstring(content), "instrText")
    assert not {name for name in parts(paper) if "vba" in name.lower() or "thumbnail" in name}


def test_the_file_holds_nothing_of_the_template_that_it_was_begun_with():
    names = set(parts(of_story(Text("Words"))))

    assert names == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
        "word/document.xml", "word/fontTable.xml", "word/footer1.xml", "word/header1.xml",
        "word/numbering.xml", "word/settings.xml", "word/styles.xml",
    }  # fmt: skip


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_every_style_that_is_used_is_there(paper, contents):
    made = paper(contents(), word)

    known = {value(style, "styleId") for style in found(xml(made, "word/styles.xml"), "style")}
    used = {value(each) for name in ("pStyle", "tblStyle") for each in found(xml(made), name)}
    assert used <= known
    assert len(used) > 5


ORDER = {
    "pPr": "pStyle keepNext keepLines numPr pBdr tabs bidi spacing ind jc outlineLvl rPr",
    "rPr": "rFonts b bCs i iCs color sz szCs bdr shd rtl cs lang",
    "tblPr": "tblStyle tblW tblBorders tblLayout tblCellMar tblLook",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW tcBorders tcMar",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "numbering": "abstractNum num",
}


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_everything_stands_in_the_order_that_the_standard_asks_for(paper, contents):
    made = paper(replace(contents(), heading=heading(demonstration=True)), word)

    for name in ("document", "styles", "numbering", "header1", "footer1"):
        for holder in xml(made, f"word/{name}.xml").iter():
            wanted = ORDER.get(etree.QName(holder).localname)
            if wanted:
                places = [wanted.split().index(etree.QName(child).localname) for child in holder]
                assert places == sorted(places)
