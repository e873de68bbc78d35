"""Erasing an account and handing out what is held, through the pages."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from s11.storage.tables import TrailRow, UserRow


def address(people, role, what):
    return f"/admin/people/{people[role].id}/{what}"


def test_an_account_is_erased_after_its_address_was_typed_and_its_sessions_end(browser, people, session):
    lead, here = browser("lead"), address(people, "lead", "erase")

    page = browser("admin").post(here, {"typed": "Lead@example.org"})

    assert page.heading == "People"
    assert f"Person {people['lead'].id}, account erased" in page.text
    assert "lead@example.org" not in page.text.replace("leisure@example.org", "")
    assert lead.get("/account").heading == "Sign in"


@pytest.mark.parametrize("typed", ["", "lead", "<script>", "x" * 40_000])
def test_without_the_address_nothing_is_erased_and_what_to_do_stands_beside_the_field(
    browser, people, session, typed
):
    page = browser("admin").post(address(people, "lead", "erase"), {"typed": typed})

    session.rollback()
    assert page.status == 422
    assert "exactly as it stands" in page.soup.select_one(".govuk-error-message").get_text()
    assert session.get(UserRow, people["lead"].id).erased_at is None


def test_ones_own_account_is_refused_with_words(browser, people):
    here = address(people, "admin", "erase")

    asked = browser("admin").get(here)
    forced = browser("admin").post(here, {"typed": "admin@example.org"}, page="/account")

    assert "ask another administrator" in asked.text and not asked.soup.select("main form")
    assert forced.status == 422


def test_an_erased_person_is_not_found_again(browser, people):
    here = address(people, "lead", "erase")
    browser("admin").post(here, {"typed": "lead@example.org"})

    assert browser("admin").get(here).status == 404
    assert browser("admin").client.get(address(people, "lead", "export")).status_code == 404


def test_the_trail_page_and_its_table_name_the_pseudonym(browser, people):
    browser("lead").post(
        "/audits/testshire-now/housing/criteria/1.1", {"version": "0", "narrative": "In place"}
    )
    browser("admin").post(address(people, "lead", "erase"), {"typed": "lead@example.org"})
    admin = browser("admin")

    page, table = admin.get("/admin/trail"), admin.client.get("/admin/trail.csv").get_data(as_text=True)

    pseudonym = f"Person {people['lead'].id}, account erased"
    assert pseudonym in page.text and pseudonym in table


def test_an_administrator_takes_what_is_held_and_that_is_told(browser, people, session):
    answer = browser("admin").client.get(address(people, "lead", "export"))

    said = json.loads(ZipFile(BytesIO(answer.data)).read("held.json"))
    session.rollback()
    assert said["account"]["email"] == "lead@example.org"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    last = session.query(TrailRow).order_by(TrailRow.id.desc()).first()
    assert (last.what, last.who, last.place) == (
        "person.exported",
        people["admin"].id,
        str(people["lead"].id),
    )


@pytest.mark.parametrize("role", ["lead", "director", "manager", "cmt", "scrutiny", "admin"])
def test_everybody_takes_what_is_held_about_themselves_and_nobody_else(browser, people, role):
    somebody = browser(role)

    said = json.loads(ZipFile(BytesIO(somebody.client.get("/account/held").data)).read("held.json"))

    assert said["account"]["email"] == f"{role}@example.org"
    assert said["texts"] == []
    assert "What we hold about you" in somebody.get("/account").text
