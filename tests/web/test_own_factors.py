"""Looking after one's own second factors: only with a fresh sign-in, and never below what the role needs."""

from datetime import UTC, datetime

import pytest

from s11.storage.tables import AuthenticatorRow, PasskeyRow, RequiredFactorRow
from tests.web.factors import APP, CODE, OVERVIEW, PASSWORD, key_of, shown, sign_in

AWAY = f"{APP}/remove"
CONFIRM = f"{OVERVIEW}/confirm"
pytestmark = pytest.mark.usefixtures("passwords")


@pytest.fixture
def lead(browser, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead")
    somebody.post(CODE, {"code": shown(app_of_lead[0])})
    return somebody


def let_it_age(somebody):
    with somebody.client.session_transaction() as session:
        session["fs_paa"] -= 15 * 60 + 1


def test_taken_away_the_password_signs_in_again(browser, lead, session):
    page = lead.post(AWAY)

    assert page.heading == "Your second factors"
    assert sign_in(browser(), "lead").heading not in ("Enter a code", "Sign in")


def test_with_the_last_factor_the_recovery_codes_go(lead):
    lead.post(AWAY)

    assert "left" not in lead.get(OVERVIEW).text.replace("Time left", "")


@pytest.mark.parametrize("address", [APP, AWAY, f"{OVERVIEW}/recovery-codes", f"{OVERVIEW}/passkeys/new"])
def test_after_a_quarter_of_an_hour_the_password_is_asked_for(lead, session, address):
    token = lead.token(OVERVIEW)
    let_it_age(lead)

    page = lead.get(address)
    sent = lead.client.post(address, data={"csrf_token": token})

    assert page.heading == "Enter your password again"
    assert sent.location.startswith(CONFIRM)
    assert session.query(AuthenticatorRow).count() == 1


def test_the_right_password_leads_on_and_a_wrong_one_does_not(lead):
    let_it_age(lead)
    address = f"{CONFIRM}?next={AWAY}"

    wrong = lead.post(address, {"password": "wrong"})
    right = lead.post(address, {"password": PASSWORD})

    assert "The password is not right" in wrong.text
    assert right.heading == "Take away your authenticator app"


@pytest.mark.parametrize("away", ["https://evil.example", "//evil.example", "/sign-out"])
def test_the_password_leads_nowhere_else(lead, away):
    let_it_age(lead)

    page = lead.post(f"{CONFIRM}?next={away}", {"password": PASSWORD})

    assert page.heading == "Your second factors"


def test_the_last_factor_stays_as_long_as_the_role_needs_it(lead, session):
    session.add(RequiredFactorRow(role="lead"))
    session.commit()

    page = lead.post(AWAY, page=OVERVIEW)

    assert page.status == 409
    assert "Set up another first" in page.text
    assert session.query(AuthenticatorRow).count() == 1


def test_another_app_takes_the_place_of_the_first(browser, lead, app_of_lead):
    key = key_of(lead.get(APP))
    lead.post(APP, {"code": shown(key)})
    somebody = browser()
    sign_in(somebody, "lead")

    old = somebody.post(CODE, {"code": shown(app_of_lead[0], 1)})
    new = somebody.post(CODE, {"code": shown(key, 1)})

    assert old.heading == "Enter a code"
    assert new.heading != "Enter a code"


def test_what_is_not_there_is_not_found(browser):
    somebody = browser()
    sign_in(somebody, "lead")

    assert [somebody.get(address).status for address in (AWAY, f"{OVERVIEW}/passkeys/7/remove")] == [404, 404]


def test_a_password_that_was_typed_is_never_given_back(lead):
    answer = lead.client.post(CONFIRM, data={"password": PASSWORD * 3, "csrf_token": "of another session"})

    assert answer.status_code == 400
    assert "pass phrase" not in answer.text


def test_nobody_takes_away_the_passkey_of_somebody_else(lead, people, session):
    others = PasskeyRow(
        user_id=people["director"].id, credential_id=b"1", public_key=b"2", user_handle=b"3", sign_count=0,
        name="Phone", added_at=datetime.now(UTC),
    )  # fmt: skip
    session.add(others)
    session.commit()

    page = lead.post(f"{OVERVIEW}/passkeys/{others.id}/remove", page=OVERVIEW)

    assert page.status == 404
    assert session.query(PasskeyRow).count() == 1


def test_the_password_given_again_makes_the_cookie_of_before_worthless(lead):
    let_it_age(lead)
    with lead.client.session_transaction() as cookie:
        before = cookie["sign_in"]

    lead.post(CONFIRM, {"password": PASSWORD})

    with lead.client.session_transaction() as cookie:
        assert cookie["sign_in"] != before
        cookie["sign_in"] = before
    assert lead.get("/account").heading == "Sign in"
