import pytest

from s11.domain.numbers import ordinal, say_numbers


def test_numbers_are_said_in_order_and_runs_as_such():
    assert say_numbers([7, 1, 2, 3, 9, 10]) == "1 to 3, 7, 9, 10"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "first"),
        (3, "third"),
        (10, "tenth"),
        (11, "11th"),
        (21, "21st"),
        (22, "22nd"),
        (23, "23rd"),
        (112, "112th"),
    ],
)
def test_which_of_a_row_is_said_in_words_up_to_ten(number, said):
    assert ordinal(number) == said
