"""The provider says that somebody signed out there: their sessions here end, and nobody else can say so."""

import json
import time

import pytest

from tests.browser import nobody_yet
from tests.provider import CLIENT, STRANGE, signed, signed_bytes, signed_with_public_key, unsigned

EVENTS = {"http://schemas.openid.net/event/backchannel-logout": {}}
ENDED = "/sign-in/council-account/ended"


@pytest.fixture
def claims(provider):
    now = int(time.time())
    return {"iss": provider.address, "aud": CLIENT, "iat": now, "exp": now + 60, "jti": "1",
            "sub": "object-1", "events": EVENTS}  # fmt: skip


@pytest.fixture
def lee(traveller, linked):
    lee = traveller()
    lee.sign_in()
    return lee


def say(traveller, token):
    nobody_yet()
    return traveller().client.post(ENDED, data={"logout_token": token})


def test_sessions_end_when_the_provider_says_so(lee, traveller, claims, told):
    answer = say(traveller, signed(claims, typ="logout+jwt"))

    assert answer.status_code == 200
    assert not lee.is_signed_in
    assert told()[-1][0] == "sign_out.done"


def test_a_token_of_another_kind_ends_nothing(lee, traveller, claims):
    answer = say(traveller, signed(claims, typ="JWT"))

    assert answer.status_code == 400
    assert lee.is_signed_in


def test_somebody_else_stays_signed_in(lee, traveller, claims):
    answer = say(traveller, signed({**claims, "sub": "object-2"}, typ="logout+jwt"))

    assert answer.status_code == 200
    assert lee.is_signed_in


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "another program"},
        {"iat": 1_000_000_000},
        {"iat": None},
        {"events": None},
        {"events": {}},
        {"events": []},
        {"nonce": "an identity token has one"},
        {"sub": None},
        {"jti": None},
        {"exp": None},
        {"exp": 1_000_000_000},
    ],
    ids=str,
)
def test_a_token_that_is_no_such_token_ends_nothing(lee, traveller, claims, lie):
    wrong = {name: value for name, value in {**claims, **lie}.items() if value is not None}

    answer = say(traveller, signed(wrong, typ="logout+jwt"))

    assert answer.status_code == 400
    assert lee.is_signed_in


@pytest.mark.parametrize(
    "sign",
    [
        unsigned,
        signed_with_public_key,
        lambda claims: signed(claims, STRANGE),
        lambda claims: "",
        lambda claims: "🙂" * 40_000,
        lambda claims: signed_bytes(json.dumps([1]).encode()),
    ],
    ids=["nobody's", "public key", "a stranger's", "nothing", "emoji", "a list"],
)
def test_a_token_of_somebody_else_ends_nothing(lee, traveller, claims, told, sign):
    answer = say(traveller, sign(claims))

    assert answer.status_code == 400
    assert lee.is_signed_in
    assert "sign_out.refused" in [entry[0] for entry in told()]
