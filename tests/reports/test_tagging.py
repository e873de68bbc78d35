"""Every paper is tagged as PDF/UA-1 asks, and reads in the order in which it was written."""

from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from reports.blocks import part, points
from reports.contents_list import contents_list
from reports.feedback import feedback
from reports.overview import overview
from reports.page import HeadingText, build
from reports.plan_table import actions_or_sentence
from reports.sample import sample
from reports.scripts import language
from reports.submission import submission
from reports.table import Column, Table
from reports.text import Text
from tests.reports import broken
from tests.reports.conformance import failures, vera_says, why_no_vera
from tests.reports.overview_samples import many, nothing_yet
from tests.reports.reading import in_order_of_structure, structure, words
from tests.reports.samples import HEADING, action, answer, feedback_contents, heading, submission_contents
from tests.reports.test_charts import charts
from tests.reports.test_papers import PAPERS
from tests.reports.worn import in_face

NAME = "דנה לוי"
SCRIPTS = f"{NAME} and بچوں کی حفاظت (LSCB) 2016, ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ, हिन्दी, বাংলা, Żółć ŵŷ e\u0301, 👨‍👩‍👧 漢字 한국, தமிழ், ድሕንነት, ไทย"
# It takes glyphs whose letters another glyph of the cluster has for a fault of the font; veraPDF does not.
NO_LETTERS_OF_ITS_OWN = "PDFUA1-FONT-UNICODE-MAPPING-001"
# page-validation does not follow the way from the page back to the structure, which veraPDF does.
ONLY_VERA_SEES = {broken.no_way_back_from_the_page, broken.way_back_to_another_page}


def in_many_scripts():
    standard = replace(submission_contents().standards[0], answers=(answer(narrative=SCRIPTS * 9),))
    return submission(submission_contents(directorate=NAME, standards=(standard,)))


def _with_contents():
    story = [each for n in range(1, 40) for each in part(f"Part {n}", [Text("words " * 200)])]
    return [HeadingText("Title", 0), *contents_list(story), *story]


def samples():
    demonstration = feedback_contents(8, heading=heading(demonstration=True), issued_on=None)
    return {
        **{paper.__name__: paper(contents()) for paper, contents in PAPERS},
        "demonstration": feedback(demonstration),
        "face": sample(in_face()),
        "empty": submission(submission_contents(standards=())),
        "scripts": in_many_scripts(),
        "overview of nothing": overview(nothing_yet()),
        "overview of many": overview(many(60, 20)),
        "charts": build(HEADING, "Title", charts()),
        "contents": build(HEADING, "Title", _with_contents()),
        "long": build(
            HEADING, "Title", [Table([Column("One", 1), Column("Two", 1)], [("words " * 3000, "b")])]
        ),
    }


@pytest.fixture(scope="module")
def good():
    return feedback(feedback_contents(8))


@pytest.fixture(scope="module")
def said_by_vera(good, tmp_path_factory):
    if why_no_vera():
        pytest.skip(why_no_vera())
    ways = {way.__name__: broken.copied(good, way) for way in broken.WAYS}
    return vera_says({**samples(), **ways}, tmp_path_factory.mktemp("vera"))


def test_page_validation_finds_nothing_wrong_with_any_paper():
    found = {name: failures(paper) for name, paper in samples().items() if name != "scripts"}

    assert not any(found.values()), found


def test_in_other_scripts_page_validation_finds_only_glyphs_without_letters_of_their_own():
    assert {rule for rule, _ in failures(in_many_scripts())} <= {NO_LETTERS_OF_ITS_OWN}


def test_verapdf_finds_every_paper_compliant(said_by_vera):
    for name in samples():
        verdict, checks, rules = said_by_vera[name]

        assert (verdict, rules) == ("compliant", ""), name
        assert checks > 1000


def test_a_paper_that_another_program_copied_is_as_good(good):
    assert failures(broken.copied(good)) == []


@pytest.mark.parametrize("way", [way for way in broken.WAYS if way not in ONLY_VERA_SEES])
def test_page_validation_says_no_to_a_broken_paper(good, way):
    assert failures(broken.copied(good, way))


@pytest.mark.parametrize("way", broken.WAYS)
def test_verapdf_says_no_to_a_broken_paper(said_by_vera, way):
    assert said_by_vera[way.__name__][0] == "broken"


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_nothing_is_lost_or_joined_and_all_is_in_order(paper, contents):
    made = paper(contents())
    drawn, read = words(made).split(), in_order_of_structure(made).split()

    rest = iter(drawn)
    assert all(word in rest for word in read)
    repeated = {word for _, role, text in structure(made) if role == "TH" for word in text.split()}
    pictured = "".join(text for _, role, text in structure(made) if role == "Figure")
    lost = set(Counter(drawn) - Counter(read)) - repeated
    assert all(word in pictured for word in lost)


def test_lines_that_wrap_or_end_do_not_join_their_words():
    story = [
        Text("Joan Mirza,\nbusiness manager\n\n" + "of the partnership " * 40),
        *points(["one\ntwo " * 60]),
    ]

    read = in_order_of_structure(build(HEADING, "Title", story)).split()

    assert read == f"Joan Mirza, business manager {'of the partnership ' * 40} • {'one two ' * 60}".split()


def test_a_word_that_is_broken_inside_stays_one_word():
    read = in_order_of_structure(build(HEADING, "Title", [Text("x" * 500)]))

    assert read == "x" * 500


def test_a_list_is_one_list_with_a_mark_and_words_in_every_entry():
    read = structure(build(HEADING, "Title", [Text("Before"), *points(["first", "second"]), Text("After")]))

    assert read == [
        (0, "Document", ""),
        (1, "P", "Before"),
        (1, "L", ""),
        (2, "LI", ""), (3, "Lbl", "•"), (3, "LBody", "first"),
        (2, "LI", ""), (3, "Lbl", "•"), (3, "LBody", "second"),
        (1, "P", "After"),
    ]  # fmt: skip


def test_a_list_and_a_paragraph_that_part_at_a_page_stay_one():
    story = [Text("a b " * 900), *points(f"point {n} " + "c d " * 300 for n in range(4)), Text("e f " * 3000)]
    paper = build(HEADING, "Title", story)

    roles = Counter(role for _, role, _ in structure(paper))

    assert len(PdfReader(BytesIO(paper)).pages) > 3
    assert roles == {"Document": 1, "P": 2, "L": 1, "LI": 4, "Lbl": 4, "LBody": 4}


def test_a_table_that_parts_at_pages_is_one_table_whose_heading_is_read_once():
    paper = build(HEADING, "Title", [actions_or_sentence([action(n, text=f"Do {n}") for n in range(1, 61)])])

    read = structure(paper)

    roles = Counter(role for _, role, _ in read)
    assert words(paper).count("Lead officer") > 1
    assert roles["Table"] == roles["THead"] == roles["TBody"] == 1
    assert roles["TR"] == 61
    assert [text for _, role, text in read if role == "TH"][:7] == [
        "No.", "Activity", "Lead officer", "Due", "Status", "1", "2",
    ]  # fmt: skip
    assert [text for _, _, text in read if text.startswith("Do ")] == [f"Do {n}" for n in range(1, 61)]


def test_a_row_that_parts_at_a_page_is_one_row_with_its_words_together():
    long = " ".join(str(number) for number in range(4000))
    paper = build(HEADING, "Title", [Table([Column("One", 1), Column("Two", 1)], [("a", long), ("b", "c")])])

    read = structure(paper)

    assert [role for _, role, _ in read].count("TR") == 3
    assert [text for _, role, text in read if role == "TD"] == [long, "c"]


def test_head_and_foot_of_a_page_are_no_part_of_the_text(good):
    read = in_order_of_structure(good)

    assert "OFFICIAL" not in read
    assert "As at" not in read
    assert "Page 1" not in read


def test_words_from_the_right_are_spoken_in_the_order_of_their_letters_and_in_their_language():
    paper = build(HEADING, "Title", [Text(f"Signed off by {NAME} in May.")])

    (span,) = broken.elements(PdfWriter(clone_from=BytesIO(paper)), "Span")

    assert (span["/ActualText"], span["/Lang"]) == (NAME, "he")
    as_it_stands = " ".join(word[::-1] for word in NAME.split())  # poppler gives a word's letters as drawn
    assert in_order_of_structure(paper) in [f"Signed off by {name} in May." for name in (NAME, as_it_stands)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Żółć, Ŵyn, Đặng: 2016", ""),
        ("(LSCB) بچوں", "ur"),
        ("الأطفال", "ar"),
        (NAME, "he"),
        ("ਬੱਚਿਆਂ", "pa"),
        ("হ্যাঁ", "bn"),
        ("ቆልዑ", "am"),
        ("ቐዳም", "ti"),
        ("保护儿童", "zh"),
        ("子ども", "ja"),
        ("👨‍👩‍👧 🇬🇧", ""),
    ],
)
def test_the_letters_tell_the_language(text, expected):
    assert language(text) == expected


def test_a_letter_with_a_mark_of_its_own_is_spoken_as_it_was_typed():
    word = "Ax\u0331B,"
    paper = build(HEADING, "Title", [Text(f"{word} Ελλάδα")])

    content = PdfReader(BytesIO(paper)).pages[0].get_contents().get_data()

    assert word in in_order_of_structure(paper)
    assert f"/ActualText <FEFF{word.encode('utf-16-be').hex().upper()}".encode() in content
    assert b"/Lang (el)" in content


def test_the_day_of_a_paper_is_the_day_that_it_tells_of():
    read = PdfReader(BytesIO(feedback(feedback_contents(8, heading=heading(as_at=date(2026, 5, 4))))))

    assert read.metadata.creation_date.date() == date(2026, 5, 4)
    assert "2026-05-04T00:00:00Z" in read.root_object["/Metadata"].get_object().get_data().decode()


def test_a_title_with_signs_of_markup_leaves_the_metadata_whole():
    paper = feedback(feedback_contents(8, directorate="Housing <b> & \x00 ]]> \ufffe"))

    assert failures(paper) == []
    assert "Housing <b> & " in PdfReader(BytesIO(paper)).xmp_metadata.dc_title["x-default"]


def test_the_small_objects_of_a_paper_are_packed_and_found_again(good):
    read = PdfReader(BytesIO(good), strict=True)
    numbers = range(1, read.trailer["/Size"])

    found = [read.get_object(number) for number in numbers]

    assert all(each is not None for each in found)
    assert good.count(b"\nendobj\n") < len(numbers) / 10


def test_two_papers_have_two_identifiers(good):
    ids = [PdfReader(BytesIO(paper)).trailer["/ID"][0] for paper in (good, feedback(feedback_contents(9)))]

    assert ids[0] != ids[1]
