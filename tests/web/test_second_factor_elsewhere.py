"""Who signs in at a provider gave the second factor there, but only where the provider is asked to say so."""

import pytest

from s11.domain.provider import Provider
from s11.storage.tables import RequiredFactorRow


@pytest.fixture
def changed_settings(request):
    return {"provider": Provider("https://id.council.example", "s11", "a secret", acr=request.param)}


@pytest.fixture
def signed_in_there(browser, session):
    """A lead, whose role needs two factors, signed in by the provider."""
    session.add(RequiredFactorRow(role="lead"))
    session.commit()
    somebody = browser("lead")
    with somebody.client.session_transaction() as cookie:
        cookie["signed_in_by"] = "sso"
    return somebody


@pytest.mark.parametrize("changed_settings", ["mfa"], indirect=True)
def test_a_provider_that_must_say_how_strongly_it_asked_is_enough(signed_in_there):
    assert signed_in_there.get("/account").heading == "Your account"


@pytest.mark.parametrize("changed_settings", [""], indirect=True)
def test_of_a_provider_that_says_nothing_the_weakest_is_assumed(signed_in_there):
    assert signed_in_there.get("/account").heading == "Set up a second factor"
