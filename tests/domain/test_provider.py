"""What an installation trusts: read from its settings, or refused with what to do."""

import pytest

from s11.domain.provider import ProviderRefused, read_provider

ENTRA = "https://login.microsoftonline.com/11111111-aaaa-4bbb-8ccc-000000000001/v2.0"


def read(**settings):
    named = {f"S11_OIDC_{name.upper()}": value for name, value in settings.items()}
    return read_provider({"S11_OIDC_CLIENT_ID": "ours", **named})


@pytest.mark.parametrize(
    ("issuer", "claim", "discovery"),
    [
        ("https://id.example/realms/council", "sub", "https://id.example/realms/council"),
        (ENTRA, "oid", ENTRA),
        (
            "https://login.microsoftonline.com/organizations/v2.0",
            "oid",
            "https://login.microsoftonline.com/organizations/v2.0",
        ),
        (
            "https://login.microsoftonline.com/common/v2.0",
            "oid",
            "https://login.microsoftonline.com/organizations/v2.0",
        ),
    ],
)
def test_an_issuer_says_what_people_are_matched_by_and_where_it_tells_of_itself(issuer, claim, discovery):
    provider = read(issuer=issuer, tenants="11111111-aaaa-4bbb-8ccc-000000000001")

    assert provider.claim == claim
    assert provider.discovery == f"{discovery}/.well-known/openid-configuration"


def test_without_an_issuer_there_is_no_single_sign_on():
    assert read() is None


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"issuer": "http://id.example"}, "S11_OIDC_ISSUER"),
        ({"issuer": "id.example"}, "S11_OIDC_ISSUER"),
        ({"issuer": "https://"}, "S11_OIDC_ISSUER"),
        ({"issuer": "ftp://127.0.0.1"}, "S11_OIDC_ISSUER"),
        ({"issuer": "http://127.0.0.1.evil.example"}, "S11_OIDC_ISSUER"),
        ({"issuer": "https://id.example", "client_id": " "}, "S11_OIDC_CLIENT_ID"),
        ({"issuer": "https://login.microsoftonline.com/common/v2.0"}, "S11_OIDC_TENANTS"),
        ({"only": "1"}, "S11_OIDC_ONLY"),
    ],
)
def test_a_setting_that_is_wrong_is_refused_by_name(settings, names):
    with pytest.raises(ProviderRefused, match=names):
        read(**settings)


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://id.example/token", True),
        ("https://ID.example/token", True),
        ("https://keys.example/jwks", True),
        ("http://id.example/token", False),
        ("https://id.example:8443/token", False),
        ("https://id.example.evil.example/token", False),
        ("https://user@id.example/token", False),
        ("https://169.254.169.254/", False),
        ("", False),
    ],
)
def test_only_the_providers_own_hosts_are_asked(address, may):
    assert read(issuer="https://id.example", hosts="keys.example").may_be_asked(address) is may


@pytest.mark.parametrize("email", ["", "x@example.org"])
def test_where_single_sign_on_is_the_only_way_and_nobody_is_named_no_password_is_let_in(email):
    assert not read(issuer="https://id.example", only="1").lets_passwords_in(email)
