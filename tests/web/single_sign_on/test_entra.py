"""Microsoft Entra with people of several tenants: matched by tenant and object id, never by an e-mail address."""

import pytest

from s11.storage.identities import identity_of, list_waiting
from tests.provider import OURS, signed

COUNCIL, OTHER = "11111111-aaaa-4bbb-8ccc-000000000001", "22222222-aaaa-4bbb-8ccc-000000000002"


@pytest.fixture
def settings_of_provider(provider):
    provider.issuer = f"{provider.address}/{{tenantid}}/v2.0"
    return {"S11_OIDC_ISSUER": provider.issuer, "S11_OIDC_TENANTS": COUNCIL}


@pytest.fixture
def provider(running_provider):
    running_provider.reset()
    running_provider.person = {"sub": "of this program only", "oid": "object-1", "tid": COUNCIL,
                               "name": "Lee Lead", "email": "lead@example.org", "xms_edov": True}  # fmt: skip
    return running_provider


@pytest.mark.parametrize("said", [True, 1, "1", "true"])
def test_an_address_whose_domain_the_tenant_owns_links_an_account_that_waits(
    traveller, people, session, provider, said
):
    provider.person["xms_edov"] = said

    traveller().sign_in()

    identity = identity_of(session, people["lead"].id)
    assert (identity.tenant, identity.object_id) == (COUNCIL, "object-1")


@pytest.mark.parametrize(
    "said",
    [
        {"xms_edov": None},
        {"xms_edov": False},
        {"xms_edov": "0"},
        {"xms_edov": None, "email_verified": True},
        {"email": None, "preferred_username": "lead@example.org"},
        {"email": "lead@example.org\n, director@example.org"},
        {"email": ["lead@example.org"]},
    ],
    ids=str,
)
def test_an_address_that_anybody_may_have_typed_links_nobody(traveller, people, session, provider, said):
    provider.person |= said
    lee = traveller()

    page = lee.sign_in()

    assert page.heading == "Your account is not linked yet"
    assert identity_of(session, people["lead"].id) is None
    assert not lee.is_signed_in


def test_the_address_of_somebody_who_is_linked_does_not_let_another_in(traveller, people, session, provider):
    traveller().sign_in()
    provider.person["oid"] = "object-2"
    other = traveller()

    page = other.sign_in()

    assert page.heading == "Your account is not linked yet"
    assert not other.is_signed_in
    assert [row.object_id for row in list_waiting(session)] == ["object-2"]


def test_the_same_object_id_of_another_tenant_is_somebody_else(traveller, people, session, provider):
    traveller().sign_in()
    provider.person["tid"] = OTHER
    stranger = traveller()

    page = stranger.sign_in()

    assert page.heading == "You used an account of another organisation"
    assert not stranger.is_signed_in
    assert list_waiting(session) == []


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "{address}/22222222-aaaa-4bbb-8ccc-000000000002/v2.0"},
        {"iss": "{address}/{{tenantid}}/v2.0"},
        {"tid": OTHER, "iss": f"{{address}}/{COUNCIL}/v2.0"},
        {"tid": None},
        {"tid": [COUNCIL]},
        {"tid": COUNCIL.upper()},
        {"oid": None},
        {"oid": {"a": 1}},
    ],
    ids=str,
)
def test_a_tenant_and_an_issuer_that_do_not_fit_let_nobody_in(traveller, people, provider, lie):
    provider.lies = {
        name: value.format(address=provider.address) if name == "iss" else value
        for name, value in lie.items()
    }
    lee = traveller()

    assert lee.sign_in().status == 403
    assert not lee.is_signed_in


def test_a_key_of_another_tenant_signs_nothing_of_ours(traveller, people, provider):
    shown = {**OURS.as_dict(private=False), "issuer": provider.issuer.format(tenantid=OTHER)}
    provider.answers["/jwks"] = (200, {"keys": [shown]})
    lee = traveller()

    assert lee.sign_in().heading == "What Council account sent cannot be believed"
    assert not lee.is_signed_in


@pytest.mark.parametrize("of", ["{tenantid}", COUNCIL])
def test_a_key_of_the_template_or_of_the_own_tenant_signs(traveller, people, provider, of):
    shown = {**OURS.as_dict(private=False), "issuer": provider.issuer.format(tenantid=of)}
    provider.answers["/jwks"] = (200, {"keys": [shown]})
    provider.sign = signed

    assert traveller().sign_in("/sign-in/council-account?next=/account").heading == "Your account"
