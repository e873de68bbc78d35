import pytest

from tests.browser import nobody_yet
from tests.web.factors import (
    APP,
    CODE,
    OVERVIEW,
    PASSWORD,
    RECOVERY,
    codes_of,
    key_of,
    shown,
    sign_in,
    with_app,
)

pytestmark = pytest.mark.usefixtures("passwords")


def test_an_app_is_set_up_and_recovery_codes_are_shown_once(browser):
    somebody = browser()
    sign_in(somebody, "lead")
    form = somebody.get(APP)

    page = somebody.post(APP, {"code": shown(key_of(form))})
    overview = somebody.get(OVERVIEW)

    assert form.soup.select_one("img")["src"].startswith("data:image/svg+xml;base64,")
    assert page.heading == "Keep your recovery codes"
    assert len(set(codes_of(page))) == 10
    assert "10 left" in overview.text
    assert not codes_of(overview)


def test_a_wrong_code_keeps_the_key_that_the_app_has_already(browser):
    somebody = browser()
    sign_in(somebody, "lead")
    key = key_of(somebody.get(APP))

    wrong = somebody.post(APP, {"code": "000000"})
    right = somebody.post(APP, {"code": shown(key)})

    assert "The code is not right" in wrong.text
    assert key_of(wrong) == key
    assert right.heading == "Keep your recovery codes"


def test_the_password_alone_signs_nobody_in_who_has_an_app(browser, app_of_lead):
    somebody = browser()

    page = sign_in(somebody, "lead")

    assert page.heading == "Enter a code"
    assert somebody.get("/account").heading == "Sign in"


def test_password_and_code_sign_in_and_lead_to_the_page_that_was_asked_for(browser, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead", path="/sign-in?next=/account")

    page = somebody.post(f"{CODE}?next=/account", {"code": shown(app_of_lead[0])})

    assert page.heading == "Your account"


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"]
)
def test_a_code_leads_nowhere_else(browser, app_of_lead, away):
    somebody = browser()
    sign_in(somebody, "lead")
    token = somebody.token(CODE)

    answer = somebody.client.post(
        CODE, query_string={"next": away}, data={"code": shown(app_of_lead[0]), "csrf_token": token}
    )

    assert answer.location == "/"


def test_a_code_works_once(browser, app_of_lead):
    code = shown(app_of_lead[0])
    first, second = browser(), browser()
    sign_in(first, "lead")
    sign_in(second, "lead")

    done = first.post(CODE, {"code": code})
    again = second.post(CODE, {"code": code})

    assert done.heading != "Enter a code"
    assert "used already" in again.text


def test_the_code_that_set_the_app_up_signs_nobody_in(browser):
    somebody = browser()
    sign_in(somebody, "lead")
    code = shown(key_of(somebody.get(APP)))
    somebody.post(APP, {"code": code})
    other = browser()
    sign_in(other, "lead")

    page = other.post(CODE, {"code": code})

    assert "used already" in page.text


def test_a_code_of_before_the_last_one_is_refused(browser, app_of_lead):
    somebody, other = browser(), browser()
    sign_in(somebody, "lead")
    somebody.post(CODE, {"code": shown(app_of_lead[0], 1)})
    sign_in(other, "lead")

    page = other.post(CODE, {"code": shown(app_of_lead[0])})

    assert page.heading == "Enter a code"


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "<b>1</b>", "💥" * 6, "1" * 40_000]
)
def test_what_is_no_code_is_refused_beside_its_field_and_does_not_count(browser, app_of_lead, typed):
    somebody = browser()
    sign_in(somebody, "lead")

    for _ in range(6):
        page = somebody.post(CODE, {"code": typed})

    assert page.status == 200
    assert page.soup.select_one("#code-error")


def test_a_code_may_be_typed_with_a_space(browser, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead")
    code = shown(app_of_lead[0])

    page = somebody.post(CODE, {"code": f" {code[:3]} {code[3:]} "})

    assert page.heading != "Enter a code"


def test_without_a_password_before_it_there_is_no_second_step(browser, app_of_lead):
    for address in (CODE, RECOVERY):
        assert browser().get(address).heading == "Sign in"


def test_the_second_step_is_open_for_ten_minutes(browser, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead")
    with somebody.client.session_transaction() as session:
        session["second_factor_asked"] -= 601

    assert somebody.get(CODE).heading == "Sign in"


def test_whose_account_was_disabled_meanwhile_is_not_let_in(browser, people, session, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead")
    people["lead"].active = False
    session.commit()

    page = somebody.post(CODE, {"code": shown(app_of_lead[0])}, page="/sign-in")

    assert page.heading == "Sign in"


def test_a_session_without_the_second_factor_is_asked_for_it(browser, app_of_lead):
    reached_with_a_password_only = browser("lead")

    page = reached_with_a_password_only.get("/audits/testshire-now/housing/criteria/1.1")

    assert page.heading == "Enter a code"


def test_what_such_a_session_sends_is_not_saved_and_given_back(browser, audit):
    somebody = browser("lead")
    address, typed = "/audits/testshire-now/housing/criteria/1.1", "Every lead was trained in May"
    token = somebody.token(address)
    with_app(browser(), "lead")
    nobody_yet()

    answer = somebody.client.post(address, data={"narrative": typed, "csrf_token": token})

    assert answer.status_code == 400
    assert typed in answer.text


def test_a_changed_password_asks_for_no_second_factor_again(browser, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead")
    somebody.post(CODE, {"code": shown(app_of_lead[0])})
    new = {
        "password": PASSWORD,
        "new_password": "another pass phrase",
        "new_password_confirm": "another pass phrase",
    }

    page = somebody.post("/account/password", new)

    assert page.heading == "Your account"
    assert somebody.get("/account").heading == "Your account"


def test_who_signs_out_of_single_sign_on_and_in_with_a_password_is_asked(browser, app_of_lead):
    somebody = browser("lead")
    with somebody.client.session_transaction() as session:
        session["signed_in_by"] = "sso"
    somebody.post("/sign-out", page="/account")

    page = sign_in(somebody, "lead")

    assert page.heading == "Enter a code"


def test_nothing_of_flask_securitys_own_leads_past_ours(browser, app_of_lead):
    somebody = browser()
    sign_in(somebody, "lead")

    for address in ("/tf-validate", "/tf-setup", "/tf-rescue", "/tf-select", "/wan-signin", "/mf-recovery"):
        assert somebody.client.get(address).status_code in (302, 404)
    assert somebody.get("/account").heading == "Sign in"


def test_signing_in_by_json_is_not_offered(browser, app_of_lead):
    somebody = browser()

    answer = somebody.client.post(
        "/sign-in",
        json={"email": "lead@example.org", "password": PASSWORD, "csrf_token": somebody.token("/sign-in")},
        headers={"Accept": "application/json", "X-CSRFToken": somebody.token("/sign-in")},
    )

    assert answer.status_code == 415
