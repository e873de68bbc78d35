"""Whatever a provider, or somebody in its place, says that is not so: nobody is signed in, and the trail says why."""

import json
import time
from functools import partial

import pytest

from tests.provider import CLIENT, OURS, STRANGE, signed, signed_bytes, signed_with_public_key, unsigned

CANNOT_BE_BELIEVED = "What Council account sent cannot be believed"


def refusals(told):
    return [(place, details) for what, place, details in told() if what == "sign_in.refused"]


def is_refused(browser, page, told, why):
    assert not browser.is_signed_in
    assert page.status in (403, 503), page.text
    assert why in refusals(told)[-1][1], refusals(told)
    assert not [entry for entry in told() if entry[0] == "sign_in.done"]
    return True


LIES = {
    "wrong issuer": {"iss": "https://elsewhere.example"},
    "issuer with a slash more": {"iss": "http://127.0.0.1/"},
    "no issuer": {"iss": None},
    "wrong audience": {"aud": "another program"},
    "several audiences": {"aud": [CLIENT, "another program"], "azp": CLIENT},
    "audience that begins like ours": {"aud": f"{CLIENT}-2"},
    "no audience": {"aud": None},
    "made for another party": {"azp": "another program"},
    "old nonce": {"nonce": "of another attempt"},
    "no nonce": {"nonce": None},
    "expired": {"exp": 1_000_000_000},
    "expired just past the skew": {"exp": int(time.time()) - 400},
    "no expiry": {"exp": None},
    "expiry in words": {"exp": "tomorrow"},
    "not yet": {"nbf": 4_000_000_000},
    "issued long ago": {"iat": 1_000_000_000},
    "issued in the future": {"iat": 4_000_000_000},
    "no subject": {"sub": None},
    "subject that is a number": {"sub": 1},
    "subject that is a list": {"sub": ["object-1"]},
    "subject that is empty": {"sub": ""},
    "hash of another access token": {"at_hash": "bm9uZSBvZiBvdXJz"},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_claim_that_is_not_so_lets_nobody_in(traveller, linked, provider, told, lie):
    provider.lies = lie
    lee = traveller()

    page = lee.sign_in()

    assert page.heading == CANNOT_BE_BELIEVED
    assert is_refused(lee, page, told, "token") if "sub" not in lie else not lee.is_signed_in


SIGNATURES = {
    "nobody's": unsigned,
    "HS256 with the public key": signed_with_public_key,
    "a stranger's key under our key's name": lambda claims: signed(claims, STRANGE, kid=OURS.kid),
    "a stranger's key": lambda claims: signed(claims, STRANGE),
    "a key in the token itself": lambda claims: signed(
        claims, STRANGE, jwk=STRANGE.as_dict(private=False), kid=OURS.kid
    ),
    "an algorithm that nobody asked for": partial(signed, algorithm="PS256"),
    "a longer algorithm": partial(signed, algorithm="RS512"),
    "a header that must be understood": lambda claims: signed_bytes(
        json.dumps(claims).encode(), crit=["exp"], exp=4_000_000_000
    ),
    "claims that are no object": lambda claims: signed_bytes(b"[1]"),
    "claims that are nested deeply": lambda claims: signed_bytes(b"[" * 200_000),
    "claims that are no text": lambda claims: signed_bytes(b"\xff\xfe"),
    "changed on the way": lambda claims: signed(claims)[:-8] + "AAAAAAAA",
    "cut off": lambda claims: signed(claims).rsplit(".", 1)[0],
    "no token": lambda claims: "",
    "no text": lambda claims: {"id_token": "here"},
    "five parts": lambda claims: "a.b.c.d.e",
    "emoji": lambda claims: "🙂.🙂.🙂",
}


@pytest.mark.parametrize("sign", SIGNATURES.values(), ids=SIGNATURES)
def test_a_signature_that_is_not_the_providers_lets_nobody_in(traveller, linked, provider, told, sign):
    provider.sign = sign
    lee = traveller()

    page = lee.sign_in()

    assert page.heading == CANNOT_BE_BELIEVED
    assert is_refused(lee, page, told, "token")


@pytest.mark.parametrize("keys", [[], [STRANGE]], ids=["no keys", "other keys"])
def test_a_token_of_a_key_that_the_provider_does_not_show_lets_nobody_in(
    traveller, linked, provider, told, keys
):
    provider.keys = keys
    lee = traveller()

    assert is_refused(lee, lee.sign_in(), told, "token")


def test_a_secret_among_the_providers_keys_is_no_key(traveller, linked, provider, told):
    provider.answers["/jwks"] = (200, {"keys": [{"kty": "oct", "k": "AAAA", "kid": OURS.kid}]})
    lee = traveller()

    assert is_refused(lee, lee.sign_in(), told, "token")


def test_an_answer_is_taken_up_once(traveller, linked, told):
    lee = traveller()
    back = lee.provider.back(lee.leave())
    lee.come_back(back)

    page = lee.come_back(back)

    assert page.heading == "This took too long, or was started elsewhere"
    assert lee.provider.asked.count(("POST", "/token")) == 1


def test_a_code_is_exchanged_once(traveller, linked, provider):
    lee = traveller()
    used = provider.back(lee.leave())
    lee.come_back(used)
    lee.post("/sign-out", page="/account")
    fresh = provider.back(lee.leave())

    code, state = used.split("code=")[1].split("&")[0], fresh.split("state=")[1]
    page = lee.come_back(f"/sign-in/council-account/back?code={code}&state={state}")

    assert page.heading == "Council account did not let you in"
    assert not lee.is_signed_in


def test_an_answer_to_somebody_elses_attempt_signs_nobody_in(traveller, linked, told):
    attacker, victim = traveller(), traveller()
    back = attacker.provider.back(attacker.leave())

    page = victim.come_back(back)

    assert is_refused(victim, page, told, "state")


def test_a_code_of_another_attempt_does_not_fit_this_one(traveller, linked, provider):
    attacker, victim = traveller(), traveller()
    stolen = provider.back(attacker.leave()).split("code=")[1].split("&")[0]
    state = provider.back(victim.leave()).split("state=")[1]

    page = victim.come_back(f"/sign-in/council-account/back?code={stolen}&state={state}")

    assert page.status == 403
    assert not victim.is_signed_in


@pytest.mark.parametrize(
    "address",
    [
        "",
        "?code=x",
        "?state=x",
        "?code=x&state=",
        "?error=<b>x</b>",
        "?state=" + "x" * 5000,
    ],
)
def test_what_nobody_asked_for_is_answered_with_a_page(traveller, linked, told, address):
    stranger = traveller()

    page = stranger.come_back(f"/sign-in/council-account/back{address}")

    assert is_refused(stranger, page, told, "state")


def test_an_attempt_that_took_too_long_is_begun_again(traveller, linked, told):
    lee = traveller()
    back = lee.provider.back(lee.leave())
    with lee.client.session_transaction() as session:
        for attempt in session["single_sign_on"].values():
            attempt["begun"] -= 601
        session.modified = True

    page = lee.come_back(back)

    assert is_refused(lee, page, told, "state")


def test_what_the_provider_gives_as_its_reason_is_told_to_nobody(traveller, linked, provider, told):
    provider.denies = "access_denied"
    lee = traveller()

    page = lee.sign_in()

    assert page.heading == "Council account did not let you in"
    assert "told to nobody" not in page.html + str(told())
    assert is_refused(lee, page, told, "provider refused")


def test_a_person_who_was_disabled_stays_out(traveller, linked, session, told):
    linked.active = False
    session.commit()
    lee = traveller()

    assert is_refused(lee, lee.sign_in(), told, "disabled")


def test_what_the_tests_own_hand_signs_is_believed_where_it_is_so(traveller, linked, provider):
    provider.sign = lambda claims: signed_bytes(json.dumps(claims).encode())

    page = traveller().sign_in("/sign-in/council-account?next=/account")

    assert page.heading == "Your account"
