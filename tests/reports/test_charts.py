"""Pictures: what they show can be read in grey, by whoever cannot see them, and as a table."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.graphics.shapes import Drawing, Group, Rect, String

from reports.charts import quarters, rating_bars
from reports.contents import Position, Quarter, StandardPosition
from reports.drawing import box, parts, shortened, words
from reports.figure import Figure, width_of
from reports.letters import fill, letters
from reports.page import build
from reports.style import BODY_HEIGHT, BODY_WIDTH, CHIPS, text_colour_on
from reports.text import Text
from standards.colours import contrast
from standards.framework import Rating
from tests.reports.broken import elements
from tests.reports.overview_samples import SEVEN, many
from tests.reports.reading import in_order_of_structure, structure
from tests.reports.reading import words as read_words
from tests.reports.samples import AMBER, GREEN, HEADING, RED

STANDING = StandardPosition("1", "Commitment", ((GREEN, 4), (AMBER, 1), (RED, 1)), ((GREEN, 2), (None, 4)))


def quarter(month, **changes):
    position = Position(
        not_started=4, on_track=3, at_risk=2, complete=1, no_longer_needed=5, overdue=2, no_lead=0, no_date=0
    )
    return Quarter(date(2025, month, 28), replace(position, **changes))


def charts():
    return [*rating_bars([STANDING]), *quarters([quarter(3), quarter(6, complete=6)])]


def drawn(flowables):
    return list(_below(next(each for each in flowables if isinstance(each, Figure)).drawing))


def _below(group):
    for each in group.contents:
        yield each
        if isinstance(each, Group):
            yield from _below(each)


def strings(flowables):
    return [each.text for each in drawn(flowables) if isinstance(each, String)]


def test_a_picture_is_one_figure_with_its_text_and_its_place_on_the_page():
    drawing = Drawing(200, 50)
    drawing.add(box(0, 0, 100, 20, "#ffffff"))
    drawing.add(words(4, 5, "four"))
    paper = build(
        HEADING, "Title", [Text("Before"), Figure(drawing, "A box with the word four"), Text("After")]
    )

    (figure,) = elements(PdfWriter(clone_from=BytesIO(paper)), "Figure")

    assert figure["/Alt"] == "A box with the word four"
    assert (figure["/A"]["/O"], figure["/A"]["/Placement"]) == ("/Layout", "/Block")
    left, bottom, right, top = figure["/A"]["/BBox"]
    assert (round(right - left), round(top - bottom)) == (200, 50)
    assert 0 < left < right < 595 and 0 < bottom < top < 842
    assert len(figure["/K"]) == 1
    assert structure(paper) == [
        (0, "Document", ""), (1, "P", "Before"), (1, "Figure", "four "), (1, "P", "After"),
    ]  # fmt: skip


def test_words_from_the_right_in_a_picture_make_no_element_of_their_own():
    drawing = Drawing(200, 50)
    drawing.add(words(4, 5, "four דנה לוי five"))
    paper = build(HEADING, "Title", [Figure(drawing, "words")])

    assert [role for _, role, _ in structure(paper)] == ["Document", "Figure"]


def test_what_is_typed_into_the_text_of_a_picture_is_made_printable():
    paper = build(HEADING, "Title", [Figure(Drawing(9, 9), "one\n\x00two ]]> (x)")])

    (figure,) = elements(PdfWriter(clone_from=BytesIO(paper)), "Figure")

    assert figure["/Alt"] == "one two ]]> (x)"


def test_a_picture_has_no_font_but_ours_and_no_transparency():
    page = PdfReader(BytesIO(build(HEADING, "Title", charts()))).pages[0]

    assert "/ExtGState" not in page["/Resources"]
    assert {re.sub(r"\d+", "", name) for name in page["/Resources"]["/Font"]} == {"/S"}


def test_every_part_of_a_bar_has_its_number_and_where_it_fits_its_letter():
    said = strings(rating_bars([STANDING]))

    assert [each for each in said if re.search(r"\d$", each)] == ["G 4", "A 1", "R 1", "G 2", "NR 4"]


def test_the_own_bar_stands_above_the_boards():
    heights = {each.text: each.y for each in drawn(rating_bars([STANDING])) if isinstance(each, String)}

    assert heights["Own"] > heights["Board"]


def test_the_legend_says_each_rating_in_words():
    said = strings(rating_bars([STANDING]))

    assert said[:8] == ["G", "Green", "A", "Amber", "R", "Red", "NR", "Not rated"]


@pytest.mark.parametrize("colour", CHIPS.values())
def test_a_number_stands_out_from_its_colour_as_wcag_asks(colour):
    assert contrast(text_colour_on(colour), colour) >= 4.5


def test_one_of_three_hundred_is_wide_enough_for_its_number():
    one = StandardPosition("1", "Commitment", ((GREEN, 298), (AMBER, 1), (RED, 1)), ())

    shapes = [each for each in drawn(rating_bars([one])) if isinstance(each, Rect)]

    narrow = [each for each in shapes if each.height == 12.0]
    assert all(each.width >= width_of("1", 8.5, "bold") for each in narrow)
    assert sum(each.width for each in narrow) <= BODY_WIDTH


@pytest.mark.parametrize("standards", [1, 8, 11, 20])
def test_every_standard_is_in_one_picture_and_no_picture_is_higher_than_half_a_page(standards):
    made = rating_bars(many(2, standards).ratings)

    figures = [each for each in made if isinstance(each, Figure)]
    assert all(figure.drawing.height < BODY_HEIGHT * 0.7 for figure in figures)
    assert sum(strings([figure]).count("Own") for figure in figures) == standards


def test_nothing_is_drawn_beyond_the_sheet():
    for figure in (*rating_bars(many(300).ratings)[:2], *quarters([quarter(m) for m in range(1, 13)])[:1]):
        for shape in drawn([figure]):
            if isinstance(shape, Rect):
                assert shape.x >= -0.1 and shape.x + shape.width <= BODY_WIDTH + 0.1


def test_a_picture_of_nothing_is_a_sentence():
    none = StandardPosition("1", "Commitment", (), ())

    assert [type(each) for each in (*rating_bars([]), *rating_bars([none]), *quarters([]))] == [Text] * 3


def test_the_numbers_of_the_quarters_follow_as_a_table():
    text = in_order_of_structure(build(HEADING, "Title", quarters([quarter(3), quarter(6, complete=6)])))

    assert "28 March 2025 15 1 3 2 4 2 5 28 June 2025 20 6 3 2 4 2 5" in text


def test_the_picture_shows_twelve_quarters_and_the_table_all():
    shown = quarters([quarter(m) for m in range(1, 13)] + [replace(quarter(12), day=date(2026, 3, 31))])

    assert strings(shown).count("28 Jan") == 0
    assert strings(shown).count("31 Mar") == 1
    assert "28 January 2025" in read_words(build(HEADING, "Title", shown))


def test_overdue_is_a_part_of_its_own_and_is_not_counted_twice():
    said = strings(quarters([quarter(3)]))

    assert said[10:] == ["C 1", "T 3", "R 2", "N 4", "10", "2", "28 Mar", "2025"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Green", "Amber", "Red", "Not applicable"), ["G", "A", "R", "NA"]),
        (("Red", "Requires work", "Robust"), ["R", "RW", "Ro"]),
        (("Met", "Mostly", "Mo", "M"), ["M", "Mo", "3", "4"]),
        (("1", "2", "?"), ["1", "2", "3"]),
        (("", " ", "2"), ["1", "2", "3"]),
    ],
)
def test_each_rating_has_letters_of_its_own(labels, expected):
    ratings = [Rating(str(place), label, "", "red") for place, label in enumerate(labels)]

    assert list(letters(ratings).values()) == expected


def test_what_is_not_rated_is_white():
    assert fill(None) == "#ffffff"


@pytest.mark.parametrize(
    ("numbers", "room", "expected"),
    [
        ([1, 3], 100, [25, 75]),
        ([0, 2], 100, [0, 100]),
        ([1, 99], 100, [10, 90]),
        ([1, 1, 98], 100, [10, 10, 80]),
        ([1, 1], 5, [10, 10]),
        ([0, 0], 100, [0, 0]),
    ],
)
def test_a_length_is_shared_by_numbers_and_small_ones_keep_their_room(numbers, room, expected):
    assert parts(numbers, room, [10] * len(numbers)) == expected


def test_a_long_title_is_cut_at_a_word_and_says_so():
    lines = shortened("one two three four five six seven", 60, 2)

    assert len(lines) == 2 and lines[1].endswith(" …")
    assert all(width_of(line, 8.5) <= 60 for line in lines)


def test_a_word_without_end_is_cut_in_itself():
    assert all(width_of(line, 8.5) <= 60 for line in shortened("x" * 2000, 60, 2))


def test_bars_of_a_scale_stand_in_its_order():
    bars = strings(rating_bars(many(7, 1).ratings))

    places = [bars.index(f"{letter} 1") for letter in letters(SEVEN).values()]
    assert all(one < other for one, other in pairwise(places))
