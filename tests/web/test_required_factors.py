"""An administrator asks two factors of a role: nobody of it reaches anything else before."""

import pytest

from s11.domain.people import Role
from s11.storage.tables import RequiredFactorRow
from s11.storage.tables.trail import TrailRow
from s11.web.gate import OPEN_WITHOUT
from s11.web.policy import EVERYONE, who_may
from tests.web.factors import APP, CODE, OVERVIEW, key_of, shown, sign_in
from tests.web.routes import addresses

pytestmark = pytest.mark.usefixtures("passwords")
SECURITY = "/admin/security"


def whats(session):
    session.expire_all()
    return [(row.what, row.place) for row in session.query(TrailRow).order_by(TrailRow.id)]


@pytest.fixture
def required(session):
    """Leads need two factors."""
    session.add(RequiredFactorRow(role="lead"))
    session.commit()


def test_an_administrator_asks_it_of_a_role_and_the_trail_tells(browser, session):
    page = browser("admin").post(SECURITY, {"roles": ["lead", "manager"]})

    assert "Saved" in page.text
    assert {box["value"] for box in page.soup.select("input[checked]")} == {"lead", "manager"}
    assert {("second_factor_required.added", "lead"), ("second_factor_required.added", "manager")} <= {
        *whats(session)
    }


def test_and_of_no_role_again(browser, session, required):
    page = browser("admin").post(SECURITY, {})

    assert not page.soup.select("input[checked]")
    assert ("second_factor_required.removed", "lead") in whats(session)


def test_a_role_that_there_is_not_is_refused(browser, session):
    page = browser("admin").post(SECURITY, {"roles": ["lead", "king"]})

    assert page.status == 200 and page.soup.select_one(".govuk-error-summary")
    assert session.query(RequiredFactorRow).count() == 0


def test_after_the_password_a_person_of_the_role_is_led_to_set_one_up(browser, required):
    page = sign_in(browser(), "lead")

    assert page.heading == "Set up a second factor"
    assert not page.soup.select(".govuk-service-navigation")


def test_and_goes_on_once_it_is_set_up(browser, required):
    somebody = browser()
    sign_in(somebody, "lead")
    key = key_of(somebody.get(APP))

    somebody.post(APP, {"code": shown(key)})

    assert somebody.get("/account").heading == "Your account"


def test_no_address_and_no_form_leads_past_it(app, browser, audit, required):
    somebody = browser()
    sign_in(somebody, "lead")
    token = somebody.token(APP)

    for endpoint, method, address in addresses(app):
        if endpoint in OPEN_WITHOUT or who_may(app, endpoint) == EVERYONE:
            continue
        answer = somebody.client.open(address, method=method, data={"csrf_token": token})
        answer.close()
        if method == "GET":
            assert answer.location == OVERVIEW, endpoint
        else:
            assert answer.status_code == 400, endpoint


def test_who_is_signed_in_already_is_led_there_as_well(browser, session):
    somebody = browser("lead")
    before = somebody.get("/account").heading
    session.add(RequiredFactorRow(role="lead"))
    session.commit()

    page = somebody.get("/account")

    assert (before, page.heading) == ("Your account", "Set up a second factor")


def test_other_roles_are_not_asked(browser, required):
    assert browser("manager").get("/account").heading == "Your account"


def test_signing_out_is_still_possible(browser, required):
    somebody = browser("lead")

    page = somebody.post("/sign-out", page=OVERVIEW)

    assert page.heading == "Sign in"


def test_a_forged_mark_of_another_person_is_worth_nothing(browser, people, required):
    somebody = browser("lead")
    with somebody.client.session_transaction() as session:
        session["second_factor_given"] = people["director"].fs_uniquifier

    assert somebody.get("/account").heading == "Set up a second factor"


def test_only_an_administrator_asks_it(browser):
    for role in set(Role) - {Role.ADMIN}:
        assert browser(role).get(SECURITY).status == 403


def test_a_lost_phone_is_taken_away_and_everywhere_signed_out(browser, people, session, app_of_lead):
    phone = browser()
    sign_in(phone, "lead")
    phone.post(CODE, {"code": shown(app_of_lead[0])})
    place = f"/admin/people/{people['lead'].id}"

    page = browser("admin").post(f"{place}/remove-factors", page=place)

    assert "Not set up" in page.text
    assert phone.get("/account").heading == "Sign in"
    assert sign_in(browser(), "lead").heading not in ("Enter a code", "Sign in")
    assert ("second_factors.removed", str(people["lead"].id)) in whats(session)


def test_an_administrator_lets_somebody_try_again(browser, people, session, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead")
    for _ in range(5):
        somebody.post(CODE, {"code": "000000"})
    place = f"/admin/people/{people['lead'].id}"
    waits = browser("admin").get(place)

    page = browser("admin").post(f"{place}/try-again", page=place)

    assert "This account waits" in waits.text and "This account waits" not in page.text
    assert somebody.post(CODE, {"code": shown(app_of_lead[0])}).heading != "Enter a code"
    assert ("sign_in.lock_lifted", str(people["lead"].id)) in whats(session)


def test_somebody_who_is_not_there_is_not_found(browser):
    admin, place = browser("admin"), "/admin/people/999"

    assert [
        admin.get(place).status,
        admin.post(f"{place}/try-again", page="/account").status,
        admin.post(f"{place}/remove-factors", page="/account").status,
    ] == [404, 404, 404]
