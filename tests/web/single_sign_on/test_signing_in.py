"""Signing in with the council's account, where all is as it should be."""

import pytest

from s11.storage.identities import identity_of
from tests.provider import CURVE, signed


def test_a_person_who_is_linked_is_signed_in_and_sent_to_the_page_that_they_asked_for(traveller, linked):
    lee = traveller()

    page = lee.sign_in("/sign-in/council-account?next=/account")

    assert page.heading == "Your account"
    assert "lead@example.org" in page.text


def test_the_way_there_is_a_link_on_the_page_for_signing_in_that_keeps_where_one_was_going(traveller, linked):
    lee = traveller()
    page = lee.get("/account")

    link = page.soup.find("a", string="Sign in with Council account")
    page = lee.sign_in(link["href"])

    assert page.heading == "Your account"


def test_a_session_of_single_sign_on_says_so_until_it_ends(traveller, linked):
    lee = traveller()
    lee.sign_in()
    with lee.client.session_transaction() as session:
        during = session.get("signed_in_by")

    lee.post("/sign-out", page="/account")

    with lee.client.session_transaction() as session:
        assert (during, session.get("signed_in_by")) == ("sso", None)


def test_who_signs_in_with_a_password_after_a_session_that_was_ended_is_not_taken_for_single_sign_on(
    traveller, linked, session
):
    lee = traveller()
    lee.sign_in()
    linked.fs_uniquifier = "ended by an administrator"
    session.commit()

    lee.get("/sign-in")

    with lee.client.session_transaction() as kept:
        assert "signed_in_by" not in kept


def test_elliptic_keys_are_believed_as_well(traveller, linked, provider):
    provider.sign = lambda claims: signed(claims, CURVE, "ES256")

    page = traveller().sign_in("/sign-in/council-account?next=/account")

    assert page.heading == "Your account"


def test_another_address_at_the_provider_changes_nothing_for_a_person_who_is_linked(
    traveller, linked, provider
):
    provider.person |= {"email": "director@example.org", "name": "Somebody else"}

    page = traveller().sign_in("/sign-in/council-account?next=/account")

    assert "lead@example.org" in page.text


def test_a_verified_address_links_an_account_that_waits_for_single_sign_on(
    traveller, people, session, provider
):
    traveller().sign_in()

    traveller().sign_in()

    assert identity_of(session, people["lead"].id).object_id == "object-1"


@pytest.mark.parametrize("signed_in_by", ["a passphrase that is in use"])
def test_a_verified_address_never_gives_away_an_account_that_has_a_password(
    traveller, people, session, signed_in_by
):
    people["lead"].password = signed_in_by
    session.commit()
    lee = traveller()

    page = lee.sign_in()

    assert page.heading == "Your account is not linked yet"
    assert not lee.is_signed_in


def test_the_trail_tells_who_signed_in_and_how_and_nothing_of_what_the_provider_says(traveller, linked, told):
    traveller().sign_in()

    what, place, details = told()[-1]
    assert (what, place) == ("sign_in.done", str(linked.id))
    assert "single sign-on" in details
    everything = str(told())
    assert "object-1" not in everything and "Lee Lead" not in everything


def test_keys_that_the_provider_changed_are_fetched_once_more(traveller, linked, provider, app):
    from tests.provider import STRANGE

    traveller().sign_in()
    app.extensions["s11-provider"]._keys_read_at -= 61
    provider.keys, provider.sign = [STRANGE], lambda claims: signed(claims, STRANGE)

    page = traveller().sign_in("/sign-in/council-account?next=/account")

    assert page.heading == "Your account"


def test_what_the_provider_says_of_itself_is_kept(traveller, linked, provider):
    for _ in range(3):
        traveller().sign_in()

    asked = [path for _, path in provider.asked]
    assert asked.count("/.well-known/openid-configuration") == 1
    assert asked.count("/jwks") == 1


def test_two_windows_can_be_on_their_way_at_once(traveller, linked):
    lee = traveller()
    first, second = (
        lee.provider.back(lee.leave(f"/sign-in/council-account?next=/account&n={n}")) for n in "12"
    )

    pages = [lee.come_back(second), lee.come_back(first)]

    assert [page.heading for page in pages] == ["Your account"] * 2
