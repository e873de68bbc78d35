"""The list of a paper's parts: links that lead to them, with the numbers of their pages."""

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from reports.action_plan import action_plan
from reports.blocks import part, section
from reports.contents_list import ContentsEntry, ContentsList, contents_list
from reports.page import HeadingText, build
from reports.submission import submission
from reports.text import Text
from tests.reports import broken
from tests.reports.conformance import failures
from tests.reports.reading import in_order_of_structure, structure, words
from tests.reports.samples import HEADING, action, answer, submission_contents
from tests.reports.test_action_plan import with_actions


def body(parts=12):
    for number in range(1, parts + 1):
        told = [Text("words " * 400), *section(f"Section of {number}", [Text("more")])]
        yield from part(f"Part {number}", told)


def paper(story):
    story = list(story)
    return build(HEADING, "Title", [HeadingText("Title", 0), *contents_list(story), *story])


def test_every_part_is_listed_with_the_number_of_its_page():
    made = paper(body())

    read = PdfReader(BytesIO(made))
    listed = [text for _, role, text in structure(made) if role in ("Link", "Object")]
    numbers = [int(number) for number in listed[1::2]]
    assert listed[0::2] == [f"Part {number}" for number in range(1, 13)]
    for number, on in enumerate(numbers, 1):
        assert f"Part {number}\n" in read.pages[on - 1].extract_text()


def test_each_entry_leads_to_its_part_and_says_where():
    read = PdfReader(BytesIO(paper(body())))

    for number, link in enumerate(read.pages[0]["/Annots"], 1):
        page, _, _, top, _ = link["/Dest"]
        places = []
        read.pages[read.get_page_number(page.get_object())].extract_text(
            visitor_text=lambda text, cm, tm, *_, at=places: at.append((text.strip(), tm[5]))
        )
        assert link["/Contents"] == f"Part {number}"
        assert any(text == f"Part {number}" and 0 < top - height < 30 for text, height in places)


def test_the_link_is_a_link_of_the_structure_with_the_way_back():
    made = paper(body(3))

    read = PdfReader(BytesIO(made))
    ways = read.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    back = dict(zip(ways[::2], ways[1::2], strict=True))
    for link in read.pages[0]["/Annots"]:
        element = back[link["/StructParent"]].get_object()
        (own,) = [kid for kid in element["/K"] if isinstance(kid, dict) and kid.get("/Type") == "/OBJR"]
        assert element["/S"] == "/Link"
        assert own["/Obj"].get_object() == link.get_object()
    assert failures(made) == []
    assert failures(broken.copied(made)) == []


def test_the_list_stands_where_it_is_read_and_a_number_is_no_part_of_a_word():
    assert "Contents Part 1 1 Part 2 1 Part 3 2 Part 1 words" in in_order_of_structure(paper(body(3)))


def test_a_list_longer_than_a_page_goes_on():
    made = paper(body(60))

    roles = [role for _, role, _ in structure(made)]
    assert (roles.count("TOC"), roles.count("TOCI")) == (1, 60)


def test_other_writers_find_the_words_of_the_entries():
    _, listing = contents_list(list(body(2)))[0].parts

    assert isinstance(listing, ContentsList)
    assert listing.entries == ["Part 1", "Part 2"]
    assert all(isinstance(entry, ContentsEntry) for entry in listing.parts)


def test_nothing_is_listed_where_there_are_no_parts():
    assert contents_list([Text("words")]) == []


def test_a_long_return_and_a_long_plan_have_a_list_and_short_ones_have_none():
    standard = submission_contents().standards[0]
    long = replace(standard, answers=tuple(answer(f"1.{n}") for n in range(1, 20)))

    assert "Contents" in words(submission(submission_contents(standards=(long,))))
    assert "Contents" not in words(submission(submission_contents()))
    assert "Contents" in words(action_plan(with_actions(*(action(n) for n in range(1, 80)))))
    assert "Contents" not in words(action_plan(with_actions(action(1))))
