"""Text from right to left stands where a reader of it looks."""

from io import BytesIO

import pypdfium2
import pytest

from reports import bidi
from reports.lines import Span, break_lines
from reports.page import build
from reports.style import BODY_WIDTH, MARGIN
from reports.text import Text
from tests.reports.samples import HEADING


@pytest.mark.parametrize(
    ("typed", "from_left"),
    [
        ("plain (words) 2016", "plain (words) 2016"),
        ("שלום עולם", "עולם שלום"),
        ("שלום (LSCB) 2016 סוף", "סוף 2016 )LSCB( שלום"),
        ("שלום Section 11 סוף", "סוף Section 11 שלום"),
        ("read שלום עולם twice", "read עולם שלום twice"),
    ],
)
def test_runs_are_drawn_where_the_direction_of_their_letters_puts_them(typed, from_left):
    line = break_lines([Span(typed)], 100_000, "regular", "#000000")[0]

    drawn = [run.text for run in bidi.in_drawing_order(line.runs)]

    assert "".join(drawn).split() == from_left.split()


def test_a_paragraph_from_the_right_ends_at_the_right_margin_and_goes_to_the_left():
    letters = places("אבגד " * 60, "אבגד")

    rights = [right for letter, _, right in letters if letter == "א"]
    assert max(rights) == pytest.approx(MARGIN + BODY_WIDTH, abs=1)
    assert letters[0][1] > letters[1][1] > letters[2][1] > letters[3][1]


def test_a_word_that_comes_twice_in_a_line_from_the_right_stands_in_two_places():
    rights = [right for _, _, right in places("אבגד אבגד", "א")]

    assert len(rights) == 2
    assert rights[0] > rights[1] + 10


def places(typed, wanted):
    """Return the letters as (letter, left, right) in the order of the file."""
    document = pypdfium2.PdfDocument(BytesIO(build(HEADING, "Title", [Text(typed)])))
    text = document[0].get_textpage()
    numbers = range(text.count_chars())
    found = [(text.get_text_range(at, 1), *text.get_charbox(at, loose=True)[::2]) for at in numbers]
    text.close()
    document.close()
    return [entry for entry in found if entry[0] in wanted]
