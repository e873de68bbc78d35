from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from s11.domain.audit import Body, Cycle, Directorate
from s11.services.logos import NOT_A_PICTURE, TOO_WIDE, VECTOR
from s11.storage.audits import keep_audit
from s11.storage.faces import load_face, load_logo
from s11.storage.tables import UserRow
from tests.board import counted_queries
from tests.browser import Browser, nobody_yet
from tests.conftest import FRAMEWORK, small_audit
from tests.pictures import bomb, picture

SETTINGS = "/settings/face"
FACE = f"{SETTINGS}/1"
HOSTILE = '</title><script>alert(1)</script>{{ 7 * 7 }}"\x00\u202e'
FIELDS = ("name", "colour", "accent", "logo_says", "marking", "contact", "version")


def typed(page, **changes):
    return {name: page.field(name) for name in FIELDS} | changes


def save(browser, **changes):
    page = browser.get(FACE)
    return browser.post(FACE, typed(page, **changes))


def with_logo(raw, file="logo.png"):
    return {"logo": (BytesIO(raw), file), "logo_says": "A crest"}


def fetch(browser, address):
    nobody_yet()
    return browser.client.get(address)


def another_board(session):
    older = small_audit(
        board=Body("Otherham Board", "OB"),
        organisation=Body("Otherham Council", "OC"),
        cycle=Cycle("otherham-2020", "Section 11 audit", date(2020, 1, 1), date(2020, 2, 1)),
        directorates=(Directorate("parks", "Parks"),),
    )
    keep_audit(session, older, FRAMEWORK.decode())
    session.commit()


def header(page):
    return " ".join(page.soup.select_one(".s11-header__name").get_text(" ").split())


def test_what_is_set_stands_on_the_pages_of_everybody(browser, session):
    save(browser("manager"), **with_logo(picture()))
    page = save(
        browser("manager"), name="Testshire", colour="#ffdd00", accent="#8a1538", contact="Ring us\n01632"
    )

    assert (page.heading, "Saved" in page.text) == ("How your pages and papers look", True)
    for role in ("lead", "manager", "cmt", "scrutiny", "admin", None):
        seen = browser(role).get("/")
        assert header(seen) == "Testshire Section 11 self-assessment", role
        assert seen.soup.select_one(".s11-header img")["alt"] == "A crest"
        assert "Ring us 01632" in " ".join(seen.soup.select_one(".s11-footer").get_text(" ").split())
        sheet = fetch(browser(role), seen.soup.select("link[rel=stylesheet]")[-1]["href"])
        assert sheet.text == ":root{--s11-header:#ffdd00;--s11-header-text:#0b0c0c;--s11-accent:#8a1538}"


def test_pages_are_plain_until_something_is_set(browser):
    page = browser("lead").get("/")

    assert header(page) == "Section 11 self-assessment"
    assert not page.soup.select(".s11-header img")
    assert "Who can be asked" not in page.soup.select_one(".s11-footer").get_text()
    assert "/face/" not in page.html


def test_without_a_name_of_its_own_it_is_the_organisations(browser):
    save(browser("manager"), name="")

    assert (
        header(browser("lead").get("/audits/testshire-now/plan"))
        == "Testshire Council Section 11 self-assessment"
    )


def test_the_pages_of_another_boards_audit_do_not_wear_this_face(browser, session):
    another_board(session)
    save(browser("manager"), name="Testshire")

    assert header(browser("manager").get("/audits/testshire-now")).startswith("Testshire")
    assert header(browser("manager").get("/audits/otherham-2020")) == "Section 11 self-assessment"
    assert header(browser().get("/sign-in")) == "Section 11 self-assessment"
    assert header(browser("lead").get("/audits/otherham-2020/plan")).startswith("Testshire")


def test_one_board_is_shown_at_once_and_several_as_a_list(browser, session):
    alone = browser("manager").get(SETTINGS)
    another_board(session)
    listed = browser("manager").get(SETTINGS)

    assert alone.heading == "How your pages and papers look"
    assert [link.get_text() for link in listed.soup.select(".govuk-list a")] == [
        "Otherham Board",
        "Testshire Safeguarding Partnership",
    ]


def test_where_there_is_no_board_yet_the_page_says_what_to_do(app, session):
    manager = UserRow(email="m@example.org", fs_uniquifier="m", role="manager", active=True)
    session.add(manager)
    session.commit()

    page = Browser(app, manager).get(SETTINGS)

    assert "There is no board yet. Start an audit" in page.text
    assert header(page) == "Section 11 self-assessment"
    assert (
        Browser(app, manager).get(FACE).status
        == Browser(app, manager).get(f"{FACE}/sample.pdf").status
        == 404
    )


@pytest.mark.parametrize("role", ["lead", "director", "cmt", "scrutiny", "admin"])
def test_nobody_but_the_manager_sets_it(browser, role):
    for address in (SETTINGS, FACE, f"{FACE}/sample.pdf"):
        assert browser(role).get(address).status == 403
    assert browser(role).post(FACE, {}, page="/account").status == 403


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("colour", "#777777", "Enter #7"),
        ("accent", "#ffdd00", "The contrast of #ffdd00 with the white around headings is 1.34 to 1"),
        ("accent", "", "Enter the colour of the headings as #"),
        ("name", "x" * 81, "Shorten this to 80 characters"),
        ("marking", "x" * 41, "Shorten this to 40 characters"),
        ("contact", "x" * 501, "Shorten this to 500 characters"),
        ("logo_says", "A crest", "Choose the logo that your words describe"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_above(browser, session, field, value, says):
    page = save(browser("manager"), **{field: value})

    beside = "logo" if field == "logo_says" else field
    assert says in page.soup.select_one(f"#{beside}-error").get_text()
    assert page.soup.select(f".govuk-error-summary a[href='#{beside}']")
    assert page.field(field) == value
    assert load_face(session, 1).saved.version == 0


@pytest.mark.parametrize(
    ("raw", "name", "says"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "logo.svg", VECTOR),
        (b"<html><script>alert(1)</script>", "logo.png", NOT_A_PICTURE),
        (b"PK\x03\x04 and so on", "logo.jpg", NOT_A_PICTURE),
        (bomb(), "logo.png", TOO_WIDE),
    ],
)
def test_what_is_no_logo_is_refused_beside_its_field(browser, session, raw, name, says):
    page = save(browser("manager"), **with_logo(raw, name))

    assert says in page.soup.select_one("#logo-error").get_text()
    assert load_logo(session, 1) is None


def test_a_logo_is_sent_as_the_picture_that_it_is_and_kept_by_browsers(browser):
    save(browser("manager"), **with_logo(picture(kind="JPEG"), "crest.jpg"))

    answer = fetch(browser(), "/face/1/1.png")

    assert Image.open(BytesIO(answer.data)).format == "PNG"
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "Set-Cookie" not in answer.headers


def test_a_version_that_is_not_the_stored_one_is_not_kept_by_browsers(browser):
    save(browser("manager"), **with_logo(picture()))

    for ending in ("png", "css"):
        answer = fetch(browser(), f"/face/1/2.{ending}")
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")


def test_a_face_that_is_not_there_is_not_found(browser):
    for address in ("/face/1/1.css", "/face/1/1.png", "/face/9/1.css", "/face/9999999999/1.css"):
        assert fetch(browser(), address).status_code == 404


def test_a_logo_is_removed_at_a_tick(browser, session):
    save(browser("manager"), **with_logo(picture()))

    page = save(browser("manager"), remove_logo="y")

    assert load_logo(session, 1) is None
    assert page.field("logo_says") == ""
    assert not page.soup.select("img")


def test_who_comes_second_sees_what_is_stored_and_keeps_what_they_typed(browser, session):
    first, second = browser("manager"), browser("manager")
    before = second.get(FACE)
    save(first, name="Theirs", marking="")

    page = second.post(FACE, typed(before, name="Mine"))
    again = second.post(FACE, typed(page))

    assert page.status == 409
    assert "Manager changed this while you were writing" in page.text
    assert "Theirs" in page.soup.select_one(".govuk-inset-text").get_text()
    assert page.field("name") == "Mine"
    assert (again.status, load_face(session, 1).saved.value.name) == (200, "Mine")


def test_a_hostile_name_contact_and_description_are_shown_as_typed(browser, session):
    hostile = HOSTILE[:70]
    save(browser("manager"), **with_logo(picture()))

    page = save(browser("manager"), name=hostile, contact=hostile, marking=hostile[:40], logo_says=hostile)

    assert "<script>alert(1)" not in page.html
    assert "{{ 7 * 7 }}" in header(page)
    assert page.soup.select_one(".s11-header img")["alt"] == hostile.replace("\x00", "")
    sample = fetch(browser("manager"), f"{FACE}/sample.pdf")
    assert (sample.status_code, sample.mimetype) == (200, "application/pdf")


def test_a_face_costs_a_page_one_query(browser, session):
    save(browser("manager"), **with_logo(picture()))

    for address in ("/audits/testshire-now/housing", "/audits", "/account", "/sign-in"):
        with counted_queries() as queries:
            browser("lead").get(address)

        assert sum("face" in query for query in queries) == 1, address


def test_a_page_about_a_fault_does_not_ask_the_database_again(app, browser, people):
    def fail():
        raise RuntimeError("broken")

    app.view_functions["account.account"] = fail
    fail.may = frozenset(["lead"])

    with counted_queries() as queries:
        page = browser("lead").get("/account")

    assert page.status == 500
    assert not [query for query in queries if "face" in query]
