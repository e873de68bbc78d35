from datetime import UTC, datetime, timedelta

import pytest

from s11.domain.sign_ins import Limits, SignIn, ends_at, say_browser, why_ended

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)
LIMITS = Limits(idle=timedelta(minutes=30), whole=timedelta(hours=12))


def sign_in(seen=0):
    return SignIn(1, 1, NINE, NINE + timedelta(minutes=seen), "", "")


@pytest.mark.parametrize(
    ("seen", "minutes", "why"),
    [
        (0, 0, ""),
        (0, 30.9, ""),
        (0, 31, "idle"),
        (100, 130, ""),
        (100, 131, "idle"),
        (719, 719.9, ""),
        (719, 720, "whole"),
        (0, -600, ""),  # the clock was put back
    ],
)
def test_a_sign_in_ends_after_idle_time_and_after_a_working_day(seen, minutes, why):
    assert why_ended(sign_in(seen), LIMITS, NINE + timedelta(minutes=minutes)) == why


def test_when_it_ends_is_the_earlier_of_the_two():
    assert ends_at(sign_in(0), LIMITS) == NINE + timedelta(minutes=31)
    assert ends_at(sign_in(719), LIMITS) == NINE + timedelta(hours=12)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari on a Mac"),
        ("curl/8.0", "A browser that does not say its name"),
        ("<script>Linux", "A browser on Linux"),
        ("", "A browser that does not say its name"),
    ],
)  # fmt: skip
def test_a_browser_is_said_in_short_words_and_never_quoted(said, words):
    assert say_browser(said) == words
