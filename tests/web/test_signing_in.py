import pytest
from flask_security import hash_password

PASSWORD = "a long pass phrase"


@pytest.fixture
def lead(people, session):
    people["lead"].password = hash_password(PASSWORD)
    session.commit()
    return people["lead"]


def test_a_person_signs_in_with_an_address_in_any_case(browser, lead):
    page = browser().post("/sign-in", {"email": " LEAD@example.org ", "password": PASSWORD})

    assert "Lead" in page.text
    assert page.heading != "Sign in"


@pytest.mark.parametrize(
    ("email", "password"), [("lead@example.org", "wrong"), ("nobody@example.org", PASSWORD)]
)
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(browser, lead, email, password):
    page = browser().post("/sign-in", {"email": email, "password": password})

    assert page.heading == "Sign in"
    assert "The email address or the password is not right" in page.text


def test_a_person_without_an_account_in_use_cannot_sign_in(browser, lead, session):
    lead.active = False
    session.commit()

    page = browser().post("/sign-in", {"email": "lead@example.org", "password": PASSWORD})

    assert page.heading == "Sign in"


def test_a_person_changes_the_password_and_signs_in_with_the_new_one(browser, lead):
    new = {
        "password": PASSWORD,
        "new_password": "another pass phrase",
        "new_password_confirm": "another pass phrase",
    }

    changed = browser("lead").post("/account/password", new)
    page = browser().post("/sign-in", {"email": "lead@example.org", "password": "another pass phrase"})

    assert changed.heading == "Your account"
    assert page.heading != "Sign in"


def test_a_short_new_password_is_refused_beside_its_field(browser, lead):
    new = {"password": PASSWORD, "new_password": "short", "new_password_confirm": "short"}

    page = browser("lead").post("/account/password", new)

    assert "Enter a password of 12 characters or more" in page.text


def test_signing_out_ends_the_session(browser, people):
    lead = browser("lead")
    lead.post("/sign-out", page="/account")

    page = lead.get("/account")

    assert page.heading == "Sign in"


def test_what_was_typed_is_given_back_when_the_session_was_lost_meanwhile(browser, audit):
    typed = "<b>Every lead</b> was trained in May"

    page = browser("lead").client.post(
        "/audits/testshire-now/housing/criteria/1.1",
        data={"narrative": typed, "csrf_token": "of another session"},
    )

    assert page.status_code == 400
    assert "&lt;b&gt;Every lead&lt;/b&gt; was trained in May" in page.text
    assert "of another session" not in page.text


def test_a_password_is_never_given_back(browser, lead):
    page = browser().client.post(
        "/sign-in", data={"email": "lead@example.org", "password": "a long pass phrase " * 2}
    )

    assert page.status_code == 400
    assert "pass phrase" not in page.text


def test_after_ten_wrong_passwords_even_the_right_one_has_to_wait(browser, lead):
    somebody = browser()
    for _ in range(10):
        somebody.post("/sign-in", {"email": "lead@example.org", "password": "wrong"})

    page = somebody.post("/sign-in", {"email": "LEAD@example.org ", "password": PASSWORD})

    assert page.status == 429
    assert page.heading == "Too many tries"


def test_the_wrong_passwords_of_one_keep_nobody_else_out(browser, lead, people, session):
    people["director"].password = hash_password(PASSWORD)
    session.commit()
    for _ in range(10):
        browser().post("/sign-in", {"email": "lead@example.org", "password": "wrong"})

    page = browser().post("/sign-in", {"email": "director@example.org", "password": PASSWORD})

    assert "Director" in page.text


def test_signing_in_well_never_counts(browser, lead):
    for _ in range(15):
        page = browser().post("/sign-in", {"email": "lead@example.org", "password": PASSWORD})

    assert "Lead" in page.text
