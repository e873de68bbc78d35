import pytest

from standards.colours import INK, WHITE, clearest_on, contrast, nearest_shade, read_colour


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("#1d4f91", "#1d4f91"),
        (" 1D4F91 ", "#1d4f91"),
        ("#14f", "#1144ff"),
        ("", None),
        ("blue", None),
        ("#1d4f9", None),
        ("##1d4f91", None),
        ("#1d4f91;}", None),
        ("#１d4f91", None),
    ],
)
def test_a_colour_has_one_spelling_however_it_was_typed(typed, read):
    assert read_colour(typed) == read


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_the_contrast_of_two_colours_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_text_is_white_on_dark_and_dark_on_light():
    assert clearest_on("#1d4f91") == WHITE
    assert clearest_on("#ffdd00") == INK


def test_the_nearest_shade_has_the_same_hue_and_passes():
    shade = nearest_shade("#ee9b00", lambda colour: contrast(colour, WHITE) >= 4.5)

    red, green, blue = (int(shade[at : at + 2], 16) for at in (1, 3, 5))
    assert 4.5 <= contrast(shade, WHITE) < 4.7
    assert red > green > blue


def test_a_colour_that_passes_is_its_own_nearest_shade():
    assert nearest_shade("#1d4f91", lambda colour: True) == "#1d4f91"
