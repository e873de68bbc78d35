"""A provider that is down, slow of wit, endless, or sends us elsewhere: a plain page, and nobody else is asked."""

import pytest

ELSEWHERE = [("Location", "http://169.254.169.254/latest/meta-data")]
DOWN = "Council account does not answer"
DISCOVERY = "/.well-known/openid-configuration"
TROUBLE = {
    "an error": (500, {}),
    "not found": (404, {}),
    "no JSON": (200, b"<html>Sign in to the network</html>"),
    "no object": (200, []),
    "no text": (200, b"\xff\xfe\x00"),
    "sent elsewhere": (302, {}, ELSEWHERE),
    "endless": (200, b"[" * (2 * 1024 * 1024)),
    "nested": (200, b"[" * 200_000),
}


@pytest.mark.parametrize("answer", TROUBLE.values(), ids=TROUBLE)
def test_where_the_provider_says_nothing_of_itself_a_page_says_what_to_do(traveller, provider, answer):
    provider.answers[DISCOVERY] = answer
    lee = traveller()

    page = lee.come_back("/sign-in/council-account")

    assert (page.status, page.heading) == (503, DOWN)
    assert "Try again in a few minutes" in page.text


def test_whom_the_provider_sends_us_to_is_not_asked(traveller, provider):
    provider.answers[DISCOVERY] = (302, {}, [("Location", f"{provider.address}/elsewhere")])

    traveller().come_back("/sign-in/council-account")

    assert provider.asked == [("GET", DISCOVERY)]


@pytest.mark.parametrize("path", ["/token", "/jwks"])
@pytest.mark.parametrize("answer", TROUBLE.values(), ids=TROUBLE)
def test_where_a_part_of_the_provider_is_in_trouble_nobody_is_signed_in(
    traveller, linked, provider, told, path, answer
):
    provider.answers[path] = answer
    lee = traveller()

    page = lee.sign_in()

    assert page.status in (403, 503)
    assert not lee.is_signed_in
    assert told()[-1][0] == "sign_in.refused"


def test_a_provider_that_is_not_there_is_said_to_be_down(traveller, app):
    app.extensions["s11-provider"].channel._provider = app.extensions["s11"].provider
    known = app.extensions["s11-provider"]
    known.provider = known.channel._provider = _moved(known.provider, "http://127.0.0.1:9")

    page = traveller().come_back("/sign-in/council-account")

    assert (page.status, page.heading) == (503, DOWN)


def _moved(provider, issuer):
    from dataclasses import replace

    return replace(provider, issuer=issuer)


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data",
        "https://evil.example/token",
        "http://127.0.0.1:22/",
        "file:///etc/passwd",
        "http://127.0.0.1@evil.example/",
        "//evil.example",
        "",
    ],
)
def test_a_document_that_names_another_host_is_not_believed_and_that_host_not_asked(
    traveller, provider, name, address
):
    provider.document = {name: address}

    page = traveller().come_back("/sign-in/council-account")

    assert page.status == 403
    assert provider.asked == [("GET", DISCOVERY)]


def test_a_document_of_another_issuer_is_not_believed(traveller, provider):
    provider.issuer = "https://elsewhere.example"

    page = traveller().come_back("/sign-in/council-account")

    assert page.heading == "What Council account sent cannot be believed"


def test_after_trouble_the_next_attempt_works(traveller, linked, provider):
    provider.answers[DISCOVERY] = (500, {})
    traveller().come_back("/sign-in/council-account")
    provider.answers.clear()

    page = traveller().sign_in("/sign-in/council-account?next=/account")

    assert page.heading == "Your account"
