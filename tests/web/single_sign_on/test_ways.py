"""Who may open which of these pages, where they lead, and what becomes of the session at the provider."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask_security import hash_password

from s11.domain.people import Role
from s11.storage.people import find_person
from s11.web.policy import EVERYONE, who_may
from tests.browser import nobody_yet
from tests.web.routes import addresses
from tests.web.test_own_pages import ELSEWHERE
from tests.web.test_policy import test_every_route_says_who_may_use_it  # noqa: F401  # with these routes too


@pytest.fixture
def ways(app):
    """Every route of single sign-on."""
    return [each for each in addresses(app) if each[0].startswith("single_sign_on.")]


def test_signed_out_every_way_but_the_open_ones_leads_to_signing_in(app, browser, ways):
    for endpoint, method, address in ways:
        somebody = browser()
        token = somebody.token("/forgotten")
        nobody_yet()
        answer = somebody.client.open(
            address, method=method, data={"csrf_token": token} if method == "POST" else None
        )
        if who_may(app, endpoint) != EVERYONE:
            assert answer.status_code in (302, 400), (endpoint, answer.status_code)
            assert answer.status_code == 400 or answer.location.startswith("/sign-in"), endpoint


@pytest.mark.parametrize("role", list(Role))
def test_a_role_reaches_its_own_ways_and_no_other(app, browser, ways, role):
    for endpoint, method, address in ways:
        person = browser(role)
        token = person.token()
        nobody_yet()
        answer = person.client.open(
            address, method=method, data={"csrf_token": token} if method == "POST" else None
        )

        roles = who_may(app, endpoint)
        if roles != EVERYONE:
            assert (answer.status_code == 403) == (role not in roles), (endpoint, method, answer.status_code)
        assert answer.status_code < 500, (endpoint, method)


def test_what_is_asked_of_the_provider_is_a_code_with_pkce_and_no_more_of_a_person_than_is_needed(traveller):
    asked = parse_qs(urlsplit(traveller().leave()).query)

    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["scope"] == ["openid profile email"]
    assert asked["redirect_uri"] == ["http://localhost/sign-in/council-account/back"]
    assert len(asked["state"][0]) >= 32 and len(asked["nonce"][0]) >= 32


def test_no_two_attempts_have_anything_secret_in_common(traveller):
    first, second = (parse_qs(urlsplit(traveller().leave()).query) for _ in range(2))

    assert all(first[name] != second[name] for name in ("state", "nonce", "code_challenge"))


def navigated(site):
    return {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_begin_it(traveller, provider, site):
    nobody_yet()
    answer = traveller().client.get("/sign-in/council-account", headers=navigated(site))

    assert answer.location.startswith("/sign-in?")
    assert provider.asked == []


@pytest.mark.parametrize("address", ELSEWHERE[::2], ids=repr)
def test_from_the_provider_nobody_is_sent_elsewhere(traveller, linked, address):
    lee = traveller()
    back = lee.provider.back(lee.leave("/sign-in/council-account?" + _query(address)))

    nobody_yet()
    answer = lee.client.get(back)

    assert answer.location in ("/", address)


def _query(address):
    from urllib.parse import urlencode

    return urlencode({"next": address})


def test_after_signing_out_here_signing_out_there_is_offered(traveller, linked, provider):
    lee = traveller()
    lee.sign_in()

    page = lee.post("/sign-out", {"next": "/signed-out"}, page="/account")
    there = urlsplit(lee.leave("/signed-out/council-account"))

    assert page.heading == "You have signed out"
    assert "Sign out of Council account" in page.text
    assert f"http://{there.netloc}{there.path}" == f"{provider.address}/end"
    assert parse_qs(there.query)["post_logout_redirect_uri"] == ["http://localhost/sign-in"]


def test_the_button_for_signing_out_leads_there_only_after_single_sign_on(traveller, linked):
    by_provider, by_password = traveller(), traveller("director")
    by_provider.sign_in()

    ways = [each.get("/account").field("next") for each in (by_provider, by_password)]

    assert ways == ["/signed-out", None]


@pytest.mark.parametrize("there", [None, "https://evil.example/end", "javascript:alert(1)"])
def test_a_provider_without_such_a_place_is_said_to_be_signed_in_to(traveller, provider, there):
    provider.document = {"end_session_endpoint": there}

    page = traveller().come_back("/signed-out/council-account")

    assert page.heading == "You have signed out"
    assert "close the browser" in page.text


def test_signing_out_works_while_the_provider_is_down(traveller, provider):
    provider.answers["/.well-known/openid-configuration"] = (500, {})

    assert traveller().come_back("/signed-out").heading == "You have signed out"


def test_an_administrator_adds_somebody_who_gets_no_password_and_comes_in_by_a_verified_address(
    traveller, people, provider, session
):
    new = {"email": "New@example.org", "name": "New", "role": "cmt", "directorate": "", "single_sign_on": "y"}
    traveller("admin").post("/admin/people/new", new)
    provider.person["email"] = "new@EXAMPLE.org"

    page = traveller().sign_in("/sign-in/council-account?next=/account")

    assert find_person(session, "new@example.org").password is None
    assert page.heading == "Your account"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_only_administrators_see_who_waits(traveller, role):
    assert traveller(role).get("/admin/people/waiting").status == 403


def test_the_page_for_signing_in_tells_of_emergencies_where_passwords_are_switched_off(traveller):
    assert "Administrator in an emergency" not in traveller().get("/sign-in").text


def test_coming_back_too_often_with_nothing_has_to_wait(traveller):
    stranger = traveller()
    for _ in range(30):
        stranger.client.get("/sign-in/council-account/back")

    assert stranger.come_back("/sign-in/council-account/back").status == 429


def test_a_second_way_that_the_council_asks_for_is_held_to(traveller, linked, provider, app):
    from dataclasses import replace

    known = app.extensions["s11-provider"]
    known.provider = replace(known.provider, acr="mfa")
    lee = traveller()

    weak = lee.sign_in()
    provider.person["amr"] = ["pwd", "mfa"]
    strong = lee.sign_in("/sign-in/council-account?next=/account")

    assert weak.heading == "You need a second way to prove who you are"
    assert strong.heading == "Your account"


def test_a_password_of_who_is_linked_goes_on_working_unless_it_is_switched_off(traveller, linked, session):
    linked.password = hash_password("a long pass phrase")
    session.commit()
    lee = traveller()

    lee.post("/sign-in", {"email": "lead@example.org", "password": "a long pass phrase"})

    assert lee.is_signed_in
