"""Passwords beside single sign-on: who may still use one, and nothing told of who has an account."""

import re

import argon2.low_level as argon
import pytest
from flask_security import hash_password

from tests.browser import Browser, nobody_yet

PASSWORD = "a long pass phrase"
CASES = {
    "a wrong password": ("lead@example.org", "wrong"),
    "nobody's address": ("nobody@example.org", PASSWORD),
    "a disabled account": ("director@example.org", PASSWORD),
    "a disabled account and a wrong password": ("director@example.org", "wrong"),
    "an account without a password": ("cmt@example.org", PASSWORD),
}


@pytest.fixture(params=["0", "1"], ids=["beside", "only"])
def settings_of_provider(provider, request):
    return {
        "S11_OIDC_ISSUER": provider.address,
        "S11_OIDC_ONLY": request.param,
        "S11_OIDC_EMERGENCY": "Admin@example.org",
    }


@pytest.fixture(autouse=True)
def everybody(people, session):
    """Some have a password, the director was disabled, CMT has single sign-on alone."""
    for role in ("lead", "director", "admin", "manager"):
        people[role].password = hash_password(PASSWORD)
    people["director"].active = False
    session.commit()


@pytest.fixture
def hashed(monkeypatch):
    """Every time that a password is hashed, or compared with a hash: that is the work that takes time."""
    done = []
    for name in ("hash_secret", "verify_secret"):
        real = getattr(argon, name)
        monkeypatch.setattr(argon, name, lambda *a, real=real, **k: (done.append(1), real(*a, **k))[1])
    return done


def answer(app, email, password, **kwargs):
    """Sign in as a stranger; return what is shown, but for the token and the address that was typed."""
    stranger = Browser(app)
    token = stranger.token("/sign-in")
    nobody_yet()
    form = {"email": email, "password": password, "csrf_token": token}
    done = stranger.client.post("/sign-in", data=form, **kwargs)
    return done.status_code, re.sub(r'value="[^"]*"|"csrf_token": ?"[^"]*"', "", done.text)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("headers", [{}, {"Accept": "application/json"}], ids=["page", "json"])
def test_whatever_is_wrong_the_answer_is_the_same_to_the_letter(app, case, headers):
    a_wrong_password = answer(app, "lead@example.org", "wrong", headers=headers)

    told = answer(app, *case, headers=headers)

    assert told == a_wrong_password


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_whatever_is_wrong_as_much_work_is_done(app, hashed, case):
    answer(app, *case)

    assert len(hashed) == 1


def test_passwords_are_let_in_unless_single_sign_on_is_the_only_way(traveller, app):
    lee = traveller()

    page = lee.post("/sign-in", {"email": "lead@example.org", "password": PASSWORD})

    only = app.extensions["s11"].provider.only
    assert lee.is_signed_in != only
    assert page.heading == ("Sign in" if only else "Your section 11 audits")


def test_a_password_that_is_right_and_not_let_in_is_answered_as_a_wrong_one(app, hashed):
    if not app.extensions["s11"].provider.only:
        pytest.skip("here a right password is let in")

    told = answer(app, "lead@example.org", PASSWORD)

    assert (len(hashed), told) == (1, answer(app, "lead@example.org", "wrong"))


def test_the_administrator_for_emergencies_signs_in_with_a_password_all_the_same(traveller):
    anna = traveller()

    anna.post("/sign-in", {"email": "ADMIN@example.org", "password": PASSWORD})

    assert anna.is_signed_in
