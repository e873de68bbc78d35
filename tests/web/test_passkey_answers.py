"""What a browser, or somebody else, may answer instead of a passkey; the real ceremony is in tests/journeys."""

import json

import pytest

from s11.storage.tables import PasskeyRow
from tests.web.factors import OVERVIEW, sign_in

NEW, KNOWN = f"{OVERVIEW}/passkeys/new", "/sign-in/passkey"
pytestmark = pytest.mark.usefixtures("passwords")
B64 = "AAAA"
NO_ANSWERS = [
    "", "null", "[]", "{}", "7", "1" * 5000, "💥", "\x00", "[" * 10_000, "a" * 40_000, '{"response": {}}',
    json.dumps({"id": 7, "rawId": 7, "type": "public-key", "response": {"clientDataJSON": 7}}),
    json.dumps({"id": B64, "rawId": B64, "type": "public-key", "response": {}}),
    json.dumps({"id": "?", "rawId": "?", "type": "x", "response": {"clientDataJSON": "?", "attestationObject": "?"}}),
    json.dumps({"id": B64, "rawId": B64, "type": "public-key", "response": {"clientDataJSON": B64, "attestationObject": B64}}),
    json.dumps({"id": B64, "rawId": B64, "type": "public-key", "response": {
        "clientDataJSON": B64, "authenticatorData": B64, "signature": B64, "userHandle": None}}),
]  # fmt: skip


@pytest.mark.parametrize("answer", NO_ANSWERS)
def test_what_is_no_new_passkey_is_refused_in_words(browser, session, answer):
    somebody = browser()
    sign_in(somebody, "lead")

    page = somebody.post(NEW, {"name": "Work laptop", "credential": answer})

    assert page.status == 200
    assert "The passkey was not made. Try again." in page.text
    assert page.field("name") == "Work laptop"
    assert session.query(PasskeyRow).count() == 0


@pytest.mark.parametrize("answer", NO_ANSWERS)
def test_what_is_no_known_passkey_signs_nobody_in(browser, people, session, answer):
    from datetime import UTC, datetime

    session.add(
        PasskeyRow(
            user_id=people["lead"].id, credential_id=b"\x00\x00\x00", public_key=b"\x00", user_handle=b"h",
            sign_count=0, name="Work laptop", added_at=datetime.now(UTC),
        )
    )  # fmt: skip
    session.commit()
    somebody = browser()

    page = somebody.post(KNOWN, {"credential": answer})

    assert "The passkey was not accepted" in page.text
    assert somebody.get("/account").heading == "Sign in"


def test_an_answer_without_a_question_before_it_is_refused(browser):
    somebody = browser()
    token = somebody.token("/sign-in")

    answer = somebody.client.post(KNOWN, data={"credential": NO_ANSWERS[-1], "csrf_token": token})

    assert answer.status_code == 200
    assert "The passkey was not accepted" in answer.text


@pytest.mark.parametrize("name", ["", " ", "a" * 61, "a" * 40_000])
def test_a_passkey_needs_a_name_that_fits(browser, name):
    somebody = browser()
    sign_in(somebody, "lead")

    page = somebody.post(NEW, {"name": name, "credential": "{}"})

    assert page.soup.select_one("#name-error")


def test_the_browser_is_asked_for_this_host_and_no_other(browser):
    page = browser().get(KNOWN, base_url="http://s11.council.example")

    asked = json.loads(page.soup.select_one("form[data-passkey]")["data-options"])

    assert asked["rpId"] == "s11.council.example"
    assert asked["userVerification"] == "required"
    assert not asked["allowCredentials"]


def test_a_key_that_was_not_used_is_not_shown_to_who_signs_in_next(browser):
    somebody = browser()
    sign_in(somebody, "lead")
    first = somebody.get(f"{OVERVIEW}/app").soup.select_one(".s11-password").get_text()
    somebody.post("/sign-out", page="/account")
    sign_in(somebody, "director")

    second = somebody.get(f"{OVERVIEW}/app").soup.select_one(".s11-password").get_text()

    assert first != second
