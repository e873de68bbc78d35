"""The form of an answer, as the framework asks for it."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from forms.answer import answer_form, revealing
from forms.fields import LONGEST_TEXT
from standards.reading import read_framework
from tests.conftest import FRAMEWORK

SMALL = read_framework(FRAMEWORK, "small.yaml")


def form_of(framework=SMALL, **typed):
    return answer_form(framework.scale, framework.criteria[0])(MultiDict(typed) if typed else None)


def test_every_rating_of_the_scale_is_a_choice_with_its_meaning_beside_it():
    page = form_of().rating()

    for rating in SMALL.scale.ratings:
        assert rating.label in page and rating.meaning in page


def test_the_criterions_own_prompt_stands_with_the_question_on_impact():
    assert "What changed?" in form_of().impact()


def test_nothing_has_to_be_filled_in():
    assert form_of(version="0").validate()


def test_a_rating_outside_the_scale_is_refused_with_what_can_be_selected():
    form = form_of(rating="blue")

    form.validate()

    assert form.errors == {"rating": ["Select Green, Amber, Red or Not applicable"]}


def test_a_text_of_the_longest_length_is_taken_and_one_sign_more_is_not():
    assert form_of(narrative="x" * LONGEST_TEXT).validate()
    assert not form_of(narrative="x" * (LONGEST_TEXT + 1)).validate()


def test_browsers_are_not_told_to_cut_off_what_is_too_long():
    assert "maxlength" not in form_of().narrative()


@pytest.mark.parametrize(
    "typed",
    [
        "\nfirst line empty",
        "a < b & <img src=x>",
        "=cmd|' /C calc'!A0",
        "نظام الحماية",
        "👩🏽‍🚒" * 40,
        "  spaces  ",
    ],
)
def test_text_stays_exactly_as_typed(typed):
    assert form_of(narrative=typed).narrative.data == typed


@pytest.mark.parametrize(
    ("boxes", "kept"),
    [
        (["27", "3", "2027"], date(2027, 3, 27)),
        (["31", "9", "2026"], "31 9 2026"),
        (["31", "September", "2026"], "31 September 2026"),
        (["tbc", "", ""], "tbc"),
        (["", "", ""], None),
    ],
)
def test_a_due_date_is_a_date_or_the_words_to_the_letter(boxes, kept):
    form = form_of(action_due=boxes)

    assert form.validate() and form.action_due.data == kept


def test_words_in_the_place_of_a_date_are_shown_again_and_flagged():
    form = form_of(action_due=["31", "September", "2026"])

    form.flag_date()

    assert "“31 September 2026” is kept" in form.errors["action_due"][0]
    assert 'value="September"' in form.action_due()


def test_a_reason_for_not_applicable_is_asked_with_the_one_rating_that_needs_it():
    assert revealing(SMALL.scale).id == "na"


def test_a_version_that_is_no_number_fits_only_what_was_never_saved():
    assert [form_of(version=typed).version.data for typed in ("7", "x", "-1", "9" * 30)] == [7, 0, 0, 0]


def test_boxes_take_the_direction_of_what_is_typed():
    assert 'dir="auto"' in form_of().narrative()
