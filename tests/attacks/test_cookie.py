"""The cookie that says who is signed in: only ours, only as we wrote it, only while it is young."""

import time
from datetime import UTC, datetime
from hashlib import sha1, sha256

import pytest
from itsdangerous import URLSafeTimedSerializer

from s11.storage.sign_ins import add_sign_in
from tests.browser import Browser, nobody_yet


def written(app, who, key=None, salt="cookie-session", digest=sha256, age=0):
    """Write a cookie as somebody who knows how it is made would."""

    class Then(URLSafeTimedSerializer.default_signer):
        def get_timestamp(self):
            return int(time.time()) - age

    app_signs = app.session_interface.get_signing_serializer(app)
    serializer = URLSafeTimedSerializer(
        key or app.secret_key,
        salt=salt,
        serializer=app_signs.serializer,
        signer=Then,
        signer_kwargs={"key_derivation": "hmac", "digest_method": digest},
    )
    return serializer.dumps({"_user_id": who, "_fresh": True, "sign_in": WORD})


def heading(app, cookie):
    browser = Browser(app)
    browser.client.set_cookie("s11", cookie)
    nobody_yet()
    return browser.get("/account").heading


def test_a_cookie_as_the_program_writes_it_is_somebodys(app, people):
    assert heading(app, written(app, "lead")) == "Your account"


WORD = "a word that the database knows"


@pytest.fixture(autouse=True)
def signed_in(people, session):
    add_sign_in(session, people["lead"].id, WORD, datetime.now(UTC), "127.0.0.1", "A test")
    session.commit()


@pytest.mark.parametrize("place", [0, 10, -40, -10, -1])
def test_a_cookie_that_was_changed_is_nobodys(app, people, place):
    cookie = written(app, "lead")
    other = "A" if cookie[place] != "A" else "B"

    changed = cookie[:place] + other + (cookie[place + 1 :] if place != -1 else "")

    assert heading(app, changed) == "Sign in" or changed[:-1] == cookie[:-1]


@pytest.mark.parametrize("otherwise", [{"key": "another key"}, {"digest": sha1}, {"key": ""}])
def test_a_cookie_signed_otherwise_is_nobodys(app, people, otherwise):
    otherwise = {name: value or "none" for name, value in otherwise.items()}

    assert heading(app, written(app, "lead", **otherwise)) == "Sign in"


def test_a_cookie_older_than_its_time_is_nobodys(app, people):
    oldest = int(app.permanent_session_lifetime.total_seconds())

    assert heading(app, written(app, "lead", age=oldest - 60)) == "Your account"
    assert heading(app, written(app, "lead", age=oldest + 60)) == "Sign in"


@pytest.mark.parametrize("purpose", ["wtf-csrf-token", "login-salt", "remember-salt", "reset-salt"])
def test_a_token_made_for_another_purpose_is_nobodys(app, people, purpose):
    assert heading(app, written(app, "lead", salt=purpose)) == "Sign in"


@pytest.mark.parametrize("junk", ["", ".", "..", "a.b.c", ".eJw", "x" * 4000, "{}", "null", "é"])
def test_what_is_no_cookie_is_no_fault(app, people, junk):
    assert heading(app, junk) == "Sign in"
