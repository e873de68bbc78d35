from datetime import date

import pytest

from s11.domain.audit import Words
from s11.domain.due import due_from_file, due_from_person, due_text, say_due


@pytest.mark.parametrize(
    "words", ["31/09/16", "Ongoing", "tbc", "2016-09-31", "16-9-1", " ", "01/02/2016", "=cmd|x"]
)
def test_words_in_place_of_a_date_are_kept_to_the_letter(words):
    due = due_from_file(words)

    assert due == Words(words)
    assert due_text(due) == words


def test_a_date_of_a_file_is_read_and_written_as_it_was():
    due = due_from_file("2016-07-19")

    assert due == date(2016, 7, 19)
    assert due_text(due) == "2016-07-19"


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_no_date(nothing):
    assert due_from_file(nothing) is None


@pytest.mark.parametrize("typed", ["31 3 2027", "31/3/2027", "31.03.2027", "2027-03-31", " 31-3-2027 "])
def test_a_person_may_write_a_date_in_several_ways_day_first(typed):
    assert due_from_person(typed) == date(2027, 3, 31)


@pytest.mark.parametrize("typed", ["31 2 2027", "31/09/16", "soon"])
def test_what_a_person_types_that_is_no_date_stays_as_words(typed):
    assert due_from_person(typed) == Words(typed)


def test_words_are_flagged_and_a_missing_date_says_so():
    assert say_due(Words("31/09/16")) == "31/09/16 (not a date)"
    assert say_due(None) == "no date"
    assert say_due(date(2016, 7, 9)) == "9 July 2016"
