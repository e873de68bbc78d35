import re

import pytest

from tests.browser import Browser

NEW = {
    "email": "new.lead@example.org",
    "name": "New lead",
    "role": "lead",
    "directorate": "Testshire Council/housing",
}


def told(page):
    return page.soup.select_one(".s11-password code").get_text()


def test_a_person_is_added_and_signs_in_with_the_password_that_was_shown(app, browser):
    page = browser("admin").post("/admin/people/new", NEW)
    stranger = Browser(app)

    signed_in = stranger.post("/sign-in", {"email": "New.Lead@example.org", "password": told(page)})

    assert page.heading == "Added New lead"
    assert stranger.get("/account").text.count("new.lead@example.org") == 1, signed_in.text


def test_an_address_in_capitals_signs_in_however_it_is_typed(app, browser):
    page = browser("admin").post("/admin/people/new", {**NEW, "email": "New.Lead@Example.ORG"})
    stranger = Browser(app)

    stranger.post("/sign-in", {"email": " new.lead@example.org", "password": told(page)})

    assert stranger.get("/account").heading == "Your account"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"email": "no address"}, "Enter an email address in the correct format"),
        ({"email": ""}, "Enter an email address"),
        ({"email": "LEAD@example.org"}, "is already here"),
        ({"role": ""}, "Select what they do"),
        ({"directorate": ""}, "Select the directorate that they work in"),
        ({"role": "cmt"}, "belongs to no directorate"),
        ({"directorate": "Elsewhere/housing"}, "Not a valid choice"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_question(browser, changed, words):
    page = browser("admin").post("/admin/people/new", {**NEW, **changed})

    assert words in page.soup.select_one(".govuk-error-summary").get_text()


def test_a_disabled_person_is_signed_out_and_cannot_sign_in_until_enabled(browser, people):
    lead, admin = browser("lead"), browser("admin")
    address = f"/admin/people/{people['lead'].id}"

    admin.post(f"{address}/disable", page="/admin/people")

    assert lead.get("/account").heading == "Sign in"
    admin.post(f"{address}/enable", page="/admin/people")
    assert browser("lead").get("/account").heading == "Your account"


def test_a_new_password_signs_out_whoever_has_the_old_one(browser, people):
    lead = browser("lead")

    page = browser("admin").post(f"/admin/people/{people['lead'].id}/password", page="/admin/people")

    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}-\w{4}", told(page))
    assert lead.get("/account").heading == "Sign in"


def test_administrators_cannot_shut_themselves_out(browser, people):
    admin = browser("admin")

    page = admin.post(f"/admin/people/{people['admin'].id}/disable", page="/admin/people")

    assert page.status == 409
    assert admin.get("/admin/people").heading == "People"


def test_an_unknown_person_is_not_found(browser):
    assert browser("admin").post("/admin/people/999/disable", page="/admin/people").status == 404


@pytest.mark.parametrize("role", ["lead", "director", "manager", "cmt", "scrutiny"])
@pytest.mark.parametrize("address", ["/admin/people", "/admin/people/new", "/admin/frameworks"])
def test_nobody_else_sees_the_administrators_pages(browser, role, address):
    assert browser(role).get(address).status == 403


def test_a_name_with_markup_is_shown_as_it_was_typed(browser):
    browser("admin").post("/admin/people/new", {**NEW, "name": "<b>Pat</b> & Co"})

    page = browser("admin").get("/admin/people")

    assert "<b>Pat</b> & Co" in page.text
