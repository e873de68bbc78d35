"""Single sign-on from a shell: what the doctor says, and people without a password."""

import pytest

from tests.provider import Provider


@pytest.fixture
def council(s11, slough, monkeypatch):
    s11("import", slough)
    return s11


@pytest.fixture
def provider():
    provider = Provider()
    yield provider
    provider.stop()


@pytest.fixture
def trusted(council, provider, monkeypatch):
    monkeypatch.setenv("S11_OIDC_ISSUER", provider.address)
    monkeypatch.setenv("S11_OIDC_CLIENT_ID", "ours")
    return council


def test_the_doctor_says_that_it_is_not_set_up(council):
    assert "ok      Single sign-on: not set up" in council("doctor").out


def test_the_doctor_says_whether_the_provider_answers(trusted, provider):
    well = trusted("doctor").out
    provider.answers["/.well-known/openid-configuration"] = (500, {})

    ill = trusted("doctor")

    assert f"ok      Single sign-on: {provider.address} answers; people are matched by sub" in well
    assert f"MISSING Single sign-on: {provider.address} does not answer" in ill.out
    assert ill.status == 1


def test_the_doctor_says_who_gets_in_while_the_provider_is_down(trusted, monkeypatch):
    monkeypatch.setenv("S11_OIDC_ONLY", "1")
    monkeypatch.setenv("S11_OIDC_EMERGENCY", "anna@example.org")
    nobody = trusted("doctor").out
    trusted("user", "add", "anna@example.org", "--role", "admin")

    somebody = trusted("doctor").out

    assert "to do   Single sign-on: nobody gets in while the provider is down" in nobody
    assert "ok      Single sign-on: passwords are for anna@example.org alone" in somebody


def test_a_setting_that_is_wrong_is_refused_in_one_line(s11, monkeypatch):
    monkeypatch.setenv("S11_OIDC_ISSUER", "http://id.example")

    done = s11("user", "list")

    assert done.status == 1
    assert "S11_OIDC_ISSUER: give the address of your provider" in done.error
    assert len(done.error.splitlines()) == 1


def test_who_is_added_for_single_sign_on_gets_no_password_until_one_is_asked_for(council):
    added = council("user", "add", "pat@example.org", "--role", "cmt", "--single-sign-on")
    given = council("user", "password", "PAT@example.org")

    assert "Password" not in added.out
    assert given.out.startswith("New password for pat@example.org, shown this once: ")


def test_a_new_password_for_nobody_is_refused(council):
    assert council("user", "password", "nobody@example.org").status == 1
