"""What a Word file is made of: headings, lists and tables that Word and screen readers know as such."""

from io import BytesIO
from itertools import count

import docx
import pytest
from docx.oxml.ns import qn
from reportlab.graphics.shapes import Drawing, Rect

from reports.action_plan import action_plan
from reports.blocks import both_ratings, part, points, section, title
from reports.chip import chip
from reports.cmt import cmt
from reports.feedback import feedback
from reports.figure import Figure
from reports.lines import Span
from reports.numbered import numbered, points_under
from reports.structure import Tag
from reports.style import BULLET, CHIPS, text_colour_on
from reports.table import Column, Table
from reports.text import Point, Text
from reports.word import word
from reports.words import missing
from tests.reports.reading import bookmarks
from tests.reports.samples import AMBER, GREEN, action, cmt_contents, feedback_contents
from tests.reports.test_action_plan import with_actions
from tests.reports.word.reading import found, lines, lines_as_seen, of_story, value, xml

ONE_CELL = (Column("Heading", 1),)


@pytest.mark.parametrize(
    ("paper", "contents"), [(feedback, feedback_contents()), (cmt, cmt_contents())], ids=["feedback", "cmt"]
)
def test_the_headings_are_the_bookmarks_of_the_pdf(paper, contents):
    levels = {"Title": 0, "Heading 1": 1, "Heading 2": 2}
    document = docx.Document(BytesIO(paper(contents, word)))

    headings = [(levels[p.style.name], p.text) for p in document.paragraphs if p.style.name in levels]

    assert headings == bookmarks(paper(contents))


def test_headings_and_labels_stay_with_what_they_head():
    document = docx.Document(BytesIO(feedback(feedback_contents(), word)))

    for name in ("Heading 1", "Heading 2", "Label"):
        assert document.styles[name].paragraph_format.keep_with_next


def test_a_table_between_a_heading_and_its_text_stays_with_the_text():
    story = part("Standard 1", [Text("The reason")], opening=[both_ratings("Yours", GREEN, AMBER)])

    tree = xml(of_story(*story))

    in_cells = found(tree, "tc", "p")
    assert len(in_cells) == 4
    assert all(found(paragraph, "keepNext") for paragraph in in_cells)


@pytest.mark.parametrize(("paper", "contents"), [(feedback, feedback_contents()), (cmt, cmt_contents())])
def test_every_table_repeats_its_heading_on_every_page(paper, contents):
    for table in found(xml(paper(contents, word)), "tbl"):
        first, *others = table.findall(qn("w:tr"))

        assert found(first, "tblHeader")
        assert not any(found(row, "tblHeader") for row in others)


def test_the_first_column_of_a_table_names_its_rows_and_that_of_two_ratings_does_not():
    story = [Table(ONE_CELL, [["Housing"]]), Text("between"), both_ratings("Yours", GREEN, AMBER)]

    looks = found(xml(of_story(*story)), "tblLook")

    assert [value(look, "firstColumn") for look in looks] == ["1", "0"]
    assert [value(look, "firstRow") for look in looks] == ["1", "1"]


def test_the_columns_fill_the_sheet_and_the_cells_are_as_wide_as_their_columns():
    for table in found(xml(feedback(feedback_contents(), word)), "tbl"):
        columns = [int(value(column, "w")) for column in found(table, "gridCol")]

        assert sum(columns) == pytest.approx(170 / 25.4 * 1440, abs=2)
        for row in found(table, "tr"):
            assert [int(value(cell, "w")) for cell in found(row, "tcW")] == columns


def test_a_short_row_stays_whole_and_a_long_one_may_break():
    tree = xml(action_plan(with_actions(action(1), action(2, text="word " * 2000)), word))

    _, short, long = found(tree, "tbl")[-1].findall(qn("w:tr"))

    assert found(short, "cantSplit")
    assert not found(long, "cantSplit")


def test_a_table_does_not_begin_with_one_row_at_the_foot_of_a_page_nor_end_with_one_at_the_head():
    tree = xml(of_story(Table(ONE_CELL, [[str(number)] for number in range(6)])))

    held = [bool(found(row, "keepNext")) for row in found(tree, "tr")]

    assert held == [True, True, False, False, False, True, False]


def test_two_tables_in_a_row_do_not_grow_together_and_none_ends_the_file():
    body = xml(of_story(Table(ONE_CELL, [["a"]]), Table(ONE_CELL, [["b"]])))[0]

    assert [child.tag for child in body] == [qn(f"w:{tag}") for tag in ("tbl", "p", "tbl", "p", "sectPr")]


def test_every_cell_ends_in_a_paragraph():
    for cell in found(xml(cmt(cmt_contents(), word)), "tc"):
        assert cell[-1].tag == qn("w:p")


def test_points_are_entries_of_a_list_with_a_mark_that_word_sets():
    paper = of_story(*points(["One", "Two"]))

    tree, kinds = xml(paper), xml(paper, "word/numbering.xml")
    assert lines(tree) == ["One", "Two"]
    assert [value(each) for each in found(tree, "numId")] == ["1", "1"]
    assert value(found(kinds, "abstractNum", "lvl", "numFmt")[0]) == "bullet"
    assert value(found(kinds, "abstractNum", "lvl", "lvlText")[0]) == "•"


def test_numbered_points_are_counted_by_word_and_each_list_begins_anew():
    first, second = Tag("L"), Tag("L")
    marks = [("1.", first), ("2.", first), ("1.", second), ("5.", second), ("6.", second)]

    paper = of_story(*(Point("Words", BULLET, mark, listing) for mark, listing in marks))

    assert [value(each) for each in found(xml(paper), "numId")] == ["2", "2", "3", "4", "4"]
    assert lines_as_seen(paper) == [f"{mark} Words" for mark, _ in marks]


def test_the_paragraphs_of_a_committee_paper_are_counted_by_word_in_each_section():
    story = [
        *numbered(1, count(1), ["One", "Two"]),
        *points_under(["Under"]),
        *numbered(2, count(1), ["Three"]),
    ]

    paper = of_story(*story)

    assert lines_as_seen(paper) == ["1.1 One", "1.2 Two", "Under", "2.1 Three"]
    assert lines(xml(paper)) == ["One", "Two", "Under", "Three"]


@pytest.mark.parametrize("colour", CHIPS)
def test_a_chip_says_its_word_on_its_colour_as_clearly_as_in_the_pdf(colour):
    tree = xml(of_story(chip("The word", colour)))

    (ground,), (ink,) = found(tree, "shd"), found(tree, "rPr", "color")
    assert lines(tree) == ["\u00a0The word\u00a0"]
    assert f"#{value(ground, 'fill')}".lower() == CHIPS[colour]
    assert f"#{value(ink)}".lower() == text_colour_on(CHIPS[colour])


def test_a_chip_without_a_colour_has_a_frame():
    tree = xml(of_story(chip("Not rated", None)))

    assert found(tree, "bdr")
    assert not found(tree, "shd")


def test_what_is_missing_is_bold_and_red_and_a_name_before_it_bold():
    tree = xml(of_story(Text([Span("Lead: ", "bold"), missing("no lead officer"), " yet"])))

    name, absent, rest = found(tree, "r")
    assert value(*found(name, "b")) == value(*found(absent, "b")) == "1"
    assert [value(each) for each in found(absent, "color")] == ["A8121C"]
    assert not found(rest, "rPr")


def test_a_picture_is_embedded_with_what_it_shows_in_words():
    drawing = Drawing(300, 100)
    drawing.add(Rect(0, 0, 300, 100))

    document = docx.Document(BytesIO(of_story(Figure(drawing, "Three bars\n& <b>one</b> line"))))

    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Three bars & <b>one</b> line"
    assert (shape.width.pt, shape.height.pt) == (300, 100)
    assert document.part.package.image_parts._image_parts[0].blob.startswith(b"\x89PNG")


def test_a_section_with_a_short_bookmark_keeps_its_whole_heading():
    story = [*title("A paper", "of tests"), *section("1.1  A long statement", [Text("Words")], "1.1")]

    assert "1.1  A long statement" in lines(xml(of_story(*story)))
