from dataclasses import replace

import pytest

from s11.domain.face import Face, wrong_with, wrong_with_accent, wrong_with_colour
from standards.colours import READABLE, WHITE, contrast


def offered(said):
    return said.removeprefix("Enter ")[:7]


def test_the_plain_face_can_be_read():
    assert wrong_with(Face()) == {}


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#ffdd00", "#1d4f91", "1D4F91", "#14f"])
def test_a_header_is_in_any_colour_that_white_or_black_text_can_be_read_on(colour):
    assert wrong_with_colour(colour) == ""


@pytest.mark.parametrize("colour", ["#777777", "#e0390e"])
def test_a_header_that_neither_white_nor_black_can_be_read_on_is_refused_with_a_shade_that_can(colour):
    said = wrong_with_colour(colour)

    assert f"The contrast of {colour} with white or black text on it is 4.4" in said
    assert "at least 4.5 to 1 is needed" in said
    assert wrong_with_colour(offered(said)) == ""


@pytest.mark.parametrize("accent", ["#ffffff", "#ffdd00", "#ee9b00", "#777777"])
def test_an_accent_that_does_not_stand_out_from_white_is_refused_with_a_shade_that_does(accent):
    said = wrong_with_accent(accent)

    assert (
        f"The contrast of {accent} with the white around headings is {contrast(accent, WHITE):.1f}"[:-1]
        in said
    )
    assert contrast(offered(said), WHITE) >= READABLE


def test_a_contrast_that_just_fails_is_not_rounded_up_to_one_that_passes():
    assert "4.47 to 1" in wrong_with_accent("#777777")


@pytest.mark.parametrize("typed", ["", "red", "#12", "url(x)", "#1d4f91}body{display:none"])
def test_what_is_no_colour_is_refused_and_not_repeated(typed):
    rule = "as # and six digits or letters from a to f, such as #1d4f91"

    said = wrong_with_colour(typed), wrong_with_accent(typed)

    assert said == (f"Enter the colour of the header {rule}", f"Enter the colour of the headings {rule}")


@pytest.mark.parametrize("value", ["name", "marking", "contact", "logo_says"])
def test_what_is_too_long_is_refused_by_the_name_of_the_value(value):
    assert list(wrong_with(replace(Face(), **{value: "x" * 501}))) == [value]
