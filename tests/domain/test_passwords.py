import pytest

from s11.domain.passwords import LIKE_ADDRESS, TOO_COMMON, TOO_SHORT, why_refused
from s11.services.people import new_password_text


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "Password2026!", "passwordpassword", "P@ssw0rd1234", "Pa$$word!2345", "qwertyuiop123",
        "1q2w3e4r5t6y", "1qaz2wsx3edc", "123456789012", "111111111111", "abcabcabcabc", "iloveyou1234", "Manchester2024",
        "liverpool-fc-1", "LetMeIn123456", "welcome12345", "Summer2026!!!", "Safeguarding1", "sunshine_princess",
        "qwerty qwerty", "987654321abc", "aaaaaaaaaaab", "!!!!!!!!!!!!", "Section11 Council", "trustno1trustno1",
    ],
)  # fmt: skip
def test_what_everybody_uses_is_refused(password):
    assert why_refused(password, "pat@example.org") == TOO_COMMON


@pytest.mark.parametrize(
    "password",
    [
        "a long pass phrase", "another pass phrase", "seven green bottles", "correct horse battery staple",
        "kettle-orbit-mustard", "xK9#mQ2$vL7p", "Ünïcödé wörds hélp", "пароль из слов кошки", "x" * 5 + "horn beetle" * 9,
    ],
)  # fmt: skip
def test_a_phrase_of_ones_own_is_taken(password):
    assert why_refused(password, "pat@example.org") == ""


def test_the_passwords_that_the_program_makes_are_taken():
    assert [why_refused(new_password_text(), "pat@example.org") for _ in range(300)] == [""] * 300


@pytest.mark.parametrize("password", ["", "short", "elevenchars"])
def test_fewer_than_twelve_characters_are_refused(password):
    assert why_refused(password, "pat@example.org") == TOO_SHORT


@pytest.mark.parametrize("password", ["PAT@example.org", "my pat@example.org!", "pat.smith-orbit-mustard"])
def test_ones_own_address_is_refused(password):
    email = "pat.smith@example.org" if "smith" in password else "pat@example.org"

    assert why_refused(password, email) == LIKE_ADDRESS


def test_a_very_long_password_is_looked_at_as_well():
    assert why_refused("orbit mustard " * 100_000, "pat@example.org") == ""
    assert why_refused("1234567890" * 100_000, "pat@example.org") == TOO_COMMON
