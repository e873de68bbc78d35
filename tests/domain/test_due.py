from datetime import date

import pytest

from s11.domain.audit import Words
from s11.domain.due import due_as_written, due_text, say_due


@pytest.mark.parametrize(
    "words", ["31/09/16", "Ongoing", "tbc", "2016-09-31", "16-9-1", "01/02/2016", "=cmd|x"]
)
def test_words_in_place_of_a_date_are_kept_to_the_letter(words):
    due = due_as_written(words)

    assert due == Words(words)
    assert due_text(due) == words


def test_a_date_of_a_file_is_read_and_written_as_it_was():
    due = due_as_written("2016-07-19")

    assert due == date(2016, 7, 19)
    assert due_text(due) == "2016-07-19"


@pytest.mark.parametrize("nothing", ["", " ", "\n"])
def test_nothing_is_no_date(nothing):
    assert due_as_written(nothing) is None


def test_words_are_flagged_and_a_missing_date_says_so():
    assert say_due(Words("31/09/16")) == "31/09/16 (not a date)"
    assert say_due(None) == "no date"
    assert say_due(date(2016, 7, 9)) == "9 July 2016"
