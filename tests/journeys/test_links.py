"""From an invitation to the first page, and back in after a password is gone, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.mails import ADDRESS, into, mails, path_in

CHOSEN = "seven green bottles"


@pytest.fixture
def changed_settings(tmp_path):
    return into(tmp_path)


@pytest.fixture
def stranger(chromium, address):
    context = chromium.new_context(viewport={"width": 320, "height": 900}, base_url=address)
    page = context.new_page()
    page.problems = []
    page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
    yield page
    context.close()


def choose(page):
    page.get_by_label("New password", exact=True).fill(CHOSEN)
    page.get_by_label("New password again").fill(CHOSEN)
    page.get_by_role("button", name="Set this password").click()


def test_an_invited_person_chooses_a_password_and_signs_in(app, sit_down, stranger, holds, picture):
    admin = sit_down("admin")
    admin.goto("/admin/people/new")
    admin.get_by_label("What is their email address?").fill("pat@example.org")
    admin.get_by_label("Scrutiny panel").check()
    admin.get_by_role("button", name="Add this person").click()
    picture(admin, "invited")
    admin.get_by_role("link", name="pat@example.org").click()
    expect(admin.get_by_role("button", name="Withdraw it")).to_be_visible()
    picture(admin, "person-invited")
    [mail] = mails(app)

    stranger.goto(path_in(mail))

    assert "/link/" not in stranger.url
    assert holds(stranger) == []
    picture(stranger, "choose-password-320")
    stranger.get_by_role("button", name="Set this password").click()
    assert holds(stranger) == []
    choose(stranger)
    expect(stranger.get_by_text("Your password is set.")).to_be_visible()
    assert holds(stranger) == []
    picture(stranger, "sign-in-320")
    stranger.get_by_label("Email address").fill("pat@example.org")
    stranger.get_by_label("Password", exact=True).fill(CHOSEN)
    stranger.get_by_role("button", name="Sign in").click()
    expect(stranger.get_by_role("link", name="pat@example.org")).to_be_visible()


def test_who_forgot_the_password_is_let_in_again(app, people, session, stranger, holds, picture):
    people["lead"].password = "any"
    session.commit()
    stranger.goto("/sign-in")
    stranger.get_by_role("link", name="Forgotten your password?").click()
    assert holds(stranger) == []
    picture(stranger, "forgotten-320")
    stranger.get_by_label("Email address").fill("lead@example.org")
    stranger.get_by_role("button", name="Send me a link").click()
    expect(stranger.get_by_role("heading", name="Look at your mail")).to_be_visible()
    assert holds(stranger) == []
    [mail] = mails(app)
    assert ADDRESS in mail.get_content()

    stranger.goto(path_in(mail))
    choose(stranger)

    expect(stranger.get_by_text("Your password is set.")).to_be_visible()
    stranger.goto(path_in(mail))
    expect(stranger.get_by_role("heading", name="This link no longer works")).to_be_visible()
    assert [said for said in holds(stranger) if "404" not in said] == []


def test_the_account_shows_where_one_is_signed_in(sit_down, browser, holds, picture):
    browser("lead")
    page = sit_down("lead", viewport={"width": 320, "height": 900})
    page.goto("/account")

    assert holds(page) == []
    picture(page, "account-320")
    page.get_by_role("button", name="Sign out everywhere else").click()

    expect(page.get_by_text("Signed out everywhere else.")).to_be_visible()
    expect(page.locator(".s11-sign-in")).to_have_count(1)
    page.set_viewport_size({"width": 1280, "height": 900})
    picture(page, "account")


def test_an_administrator_signs_somebody_out(sit_down, browser, people, holds, picture):
    browser("lead")
    page = sit_down("admin", viewport={"width": 320, "height": 900})
    page.goto("/admin/people")
    page.get_by_role("link", name="Lead", exact=True).click()

    assert holds(page) == []
    picture(page, "person-320")
    page.get_by_role("button", name="Sign them out everywhere").click()

    expect(page.get_by_text("Nowhere at the moment.")).to_be_visible()
