"""Getting in without a password, finding out who has one, being led astray after it."""

import sys
from urllib.parse import quote, urljoin, urlsplit

import pytest
from flask_security import hash_password

from tests.browser import Browser, nobody_yet

PASSWORD = "a long pass phrase"
ELSEWHERE = ["https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example",
             "http:///evil.example", "javascript:alert(1)", "data:text/html,x", "/%09/evil.example", "/\t/evil.example",
             "/\r\nLocation: https://evil.example", "https://localhost@evil.example", "https://evil.example%2f@localhost",
             "//localhost:x@evil.example", "https://evil.example/.localhost", " https://evil.example", "/%5cevil.example"]  # fmt: skip


@pytest.fixture
def lead(people, session):
    people["lead"].password = hash_password(PASSWORD)
    people["director"].password, people["director"].active = hash_password(PASSWORD), False
    session.commit()
    return people["lead"]


def sign_in(app, email, password, then="", **more):
    browser = Browser(app)
    token = browser.token("/sign-in")
    nobody_yet()
    address = f"/sign-in{then}"
    return browser, browser.client.post(
        address, data={"email": email, "password": password, "csrf_token": token, **more}
    )


@pytest.mark.parametrize("next_page", ELSEWHERE)
def test_signing_in_never_leads_elsewhere(app, lead, next_page):
    for then, more in ((f"?next={quote(next_page)}", {}), ("", {"next": next_page})):
        _, answer = sign_in(app, lead.email, PASSWORD, then, **more)

        where = answer.headers.get("Location", "/")
        # A browser takes \ for / and drops tabs and new lines: so it reads the address that we send.
        read = where.translate({ord("\\"): "/", ord("\t"): None, ord("\r"): None, ord("\n"): None}).strip()
        assert urlsplit(urljoin("http://localhost/sign-in", read))[:2] == ("http", "localhost"), where
        assert "\n" not in where


def test_nobody_stays_signed_in_beyond_the_browser(app, lead):
    browser, answer = sign_in(app, lead.email, PASSWORD, remember="y")

    assert answer.status_code == 302
    assert [cookie.key for cookie in browser.client._cookies.values()] == ["s11"]


@pytest.mark.parametrize("email", ["nobody@example.org", "director@example.org", "no address at all", "", "a@b", "lead@example.org\0",
                                   "x" * 100_000 + "@example.org", "' OR 1=1 --@example.org", "\u202e@example.org"])  # fmt: skip
def test_whoever_has_no_account_gets_the_answer_of_a_wrong_password(app, lead, email):
    _, wrong = sign_in(app, "lead@example.org", "wrong")
    _, answer = sign_in(app, email, PASSWORD if email else "wrong")

    def without_what_was_typed(page):
        return page.text.replace(email, "").split("<form")[0] if email else ""

    assert answer.status_code == wrong.status_code == 200
    if "@" in email and len(email) < 100:
        assert "The email address or the password is not right" in answer.text


def hashed_passwords(act):
    """Count how often argon2 ran: the slow part of signing in, by which time would tell who has an account."""
    ran = []

    def watch(frame, event, _):
        name, place = frame.f_code.co_name, frame.f_code.co_filename
        if event == "call" and name in ("hash_secret", "verify_secret", "core") and "argon2" in place:
            ran.append(name)

    sys.setprofile(watch)
    try:
        act()
    finally:
        sys.setprofile(None)
    return len(ran)


def test_an_unknown_address_takes_as_long_as_a_wrong_password(app, lead):
    known = hashed_passwords(lambda: sign_in(app, "lead@example.org", "wrong"))
    unknown = hashed_passwords(lambda: sign_in(app, "nobody@example.org", "wrong"))

    assert known == unknown > 0


@pytest.mark.parametrize(
    "password",
    [
        " spaces around ",
        "a long phrase of one's own " * 5,
        "UPPER and lower",
        "pässwörd 密码 🔑",
        "<b>&amp;'\"--; and",
    ],
)
def test_any_password_is_taken_as_it_was_typed(app, lead, browser, password):
    new = {"password": PASSWORD, "new_password": password, "new_password_confirm": password}
    browser("lead").post("/account/password", new)

    _, exact = sign_in(app, "lead@example.org", password)
    others = (password.swapcase(), password[:-1], password + " ")
    wrong = [sign_in(app, "lead@example.org", other)[1].status_code for other in others]

    assert exact.status_code == 302
    assert wrong == [200, 200, 200]


def test_fields_for_passwords_hide_them_and_let_managers_fill_them(browser, lead):
    sign, change = browser().get("/sign-in"), browser("lead").get("/account/password")

    fields = [*sign.soup.select("input[type=password]"), *change.soup.select("input[type=password]")]
    assert [field["autocomplete"] for field in fields] == [
        "current-password",
        "current-password",
        "new-password",
        "new-password",
    ]
    assert not [
        field for field in fields if field.get("value") or field.get("maxlength") or field.get("onpaste")
    ]


def test_guesses_from_one_address_at_many_accounts_are_stopped_too(app, lead):
    answers = [sign_in(app, f"person-{n}@example.org", "wrong")[1].status_code for n in range(31)]

    assert answers == [200] * 30 + [429]


@pytest.mark.parametrize(
    "sent",
    [{}, {"email": "lead@example.org"}, {"password": PASSWORD}, {"new_password": "another pass phrase"}],
)
def test_fields_that_are_not_sent_at_all_are_fields_in_which_nothing_was_typed(browser, lead, sent):
    signing_in = browser().post("/sign-in", sent)
    changing = browser("lead").post("/account/password", sent)

    assert (signing_in.status, signing_in.heading) == (200, "Sign in")
    assert (changing.status, changing.heading) == (200, "Change your password")
    assert signing_in.soup.select(".govuk-error-summary")
    assert changing.soup.select(".govuk-error-summary")
