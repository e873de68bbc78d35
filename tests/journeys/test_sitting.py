"""A sign-in that is about to end: the page says so in time, saves first, and loses nothing where it does end."""

from datetime import timedelta

import pytest
from flask_security import hash_password
from playwright.sync_api import expect

from s11.storage.database import db
from s11.storage.sign_ins import remove_sign_ins
from s11.storage.tables import AnswerRow, SignInRow

HERE = "/audits/testshire-now/housing/criteria/1.1"
PASSWORD = "a long pass phrase"


@pytest.fixture
def dialog():
    return lambda page: page.get_by_role("alertdialog", name="You are about to be signed out")


@pytest.fixture
def pass_time(session):
    """Let minutes go by, on the device and on the server, in which nothing happens: `pass_time(page, 28)`."""

    def pass_time(page, minutes, in_which_somebody_was_here=False):
        for row in session.query(SignInRow):
            row.begun -= timedelta(minutes=minutes)
            if not in_which_somebody_was_here:
                row.last_seen -= timedelta(minutes=minutes)
        session.commit()
        page.clock.fast_forward(minutes * 60_000)

    return pass_time


@pytest.fixture
def open_page(sit_down):
    """Open a page whose clock can be put forward."""

    def open_page(role, address, **kwargs):
        page = sit_down(role, **kwargs)
        page.clock.install()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    return open_page


def sign_in_on(page, person):
    person.password = hash_password(PASSWORD)
    db.session.commit()
    page.get_by_label("Email address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_the_warning_comes_with_the_focus_on_its_button_and_a_key_is_enough_to_stay(
    open_page, pass_time, dialog, holds, picture
):
    page = open_page("lead", HERE, viewport={"width": 320, "height": 700})
    page.locator("#narrative").focus()

    pass_time(page, 29.5)

    expect(dialog(page)).to_be_visible()
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    expect(dialog(page)).to_contain_text("What you typed is saved, or kept on this device.")
    picture(page, "about-to-be-signed-out-320")
    assert holds(page) == []
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_hidden()
    expect(page.locator("#narrative")).to_be_focused()
    pass_time(page, 20)
    page.reload()
    expect(page.locator("#narrative")).to_be_visible()


def test_escape_stays_signed_in_as_well(open_page, pass_time, dialog):
    page = open_page("lead", HERE)
    pass_time(page, 29.5)
    expect(dialog(page)).to_be_visible()

    with page.expect_response(lambda answer: "time-left" in answer.url and answer.request.method == "POST"):
        page.keyboard.press("Escape")

    expect(dialog(page)).to_be_hidden()


def test_the_focus_cannot_leave_the_warning(open_page, pass_time, dialog):
    page = open_page("lead", HERE)
    pass_time(page, 29.5)
    expect(dialog(page)).to_be_visible()

    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )


def test_what_was_typed_is_saved_first_and_that_is_life_enough(open_page, pass_time, dialog, session):
    page = open_page("lead", HERE)
    page.locator("#narrative").fill("Typed, and then a telephone call")

    pass_time(page, 28.5)

    expect(page.locator("[data-status]")).to_contain_text("by Lead")
    expect(dialog(page)).to_be_hidden()
    assert session.query(AnswerRow).one().narrative == "Typed, and then a telephone call"


def test_somebody_at_work_in_another_tab_is_not_warned_in_this_one(open_page, pass_time, dialog):
    page = open_page("lead", HERE)

    with page.expect_response("**/account/time-left"):
        pass_time(page, 28.5, in_which_somebody_was_here=True)

    expect(dialog(page)).to_be_hidden()


def test_what_could_not_be_saved_is_offered_when_the_same_person_signs_in_again(
    open_page, pass_time, dialog, people
):
    page = open_page("lead", HERE)
    page.route(
        f"**{HERE}", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.locator("#narrative").fill("Written in a tunnel")
    pass_time(page, 29.5)
    expect(dialog(page)).to_be_visible()

    pass_time(page, 2)

    page.wait_for_url("**/sign-in?**")
    expect(page.get_by_text("because nothing happened here for 30 minutes")).to_be_visible()
    page.unroute(f"**{HERE}")
    sign_in_on(page, people["lead"])
    page.get_by_role("button", name="Restore").click()
    expect(page.locator("#narrative")).to_have_value("Written in a tunnel")
    expect(page.locator("[data-status]")).to_contain_text("by Lead")


def test_a_form_that_does_not_save_itself_is_kept_and_offered_to_its_person_only(
    open_page, pass_time, dialog, people
):
    page = open_page("admin", "/admin/people/new")
    page.get_by_label("What is their email address?").fill("pat@example.org")
    page.get_by_label("What should others see them as?").fill("Pat of Housing")
    pass_time(page, 29.5)
    expect(dialog(page)).to_be_visible()
    pass_time(page, 2)
    page.wait_for_url("**/sign-in?**")
    people["manager"].role = "admin"
    sign_in_on(page, people["manager"])
    page.goto("/admin/people/new")
    expect(page.get_by_role("button", name="Restore")).to_have_count(0)
    page.context.clear_cookies()
    page.goto("/sign-in?next=/admin/people/new")

    sign_in_on(page, people["admin"])

    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_label("What should others see them as?")).to_have_value("Pat of Housing")


def test_a_form_that_arrived_is_forgotten_by_the_device(open_page):
    page = open_page("admin", "/admin/people/new")
    page.get_by_label("What is their email address?").fill("pat@example.org")
    page.get_by_label("Scrutiny panel").check()

    page.get_by_role("button", name="Add this person").click()

    expect(page.get_by_role("heading", name="Added pat@example.org")).to_be_visible()
    left = "Object.keys(localStorage).filter(key => key.startsWith('s11:')).length"
    while page.evaluate(left):
        page.wait_for_timeout(50)


def test_a_form_that_was_sent_too_late_is_kept(open_page, people, session):
    page = open_page("admin", "/admin/people/new")
    page.get_by_label("What should others see them as?").fill("Pat of Housing")
    remove_sign_ins(session, people["admin"].id)
    session.commit()
    page.get_by_role("button", name="Add this person").click()
    page.wait_for_url("**/sign-in**")

    sign_in_on(page, people["admin"])
    page.wait_for_url(lambda address: "sign-in" not in address)
    page.goto("/admin/people/new")

    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_label("What should others see them as?")).to_have_value("Pat of Housing")


def test_after_a_working_day_the_page_says_that_everybody_signs_in_again(open_page, pass_time, dialog):
    page = open_page("lead", HERE)

    pass_time(page, 12 * 60 - 1.5, in_which_somebody_was_here=True)

    expect(dialog(page)).to_contain_text("Everybody signs in again after 12 hours")
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_hidden()
    pass_time(page, 2)
    page.wait_for_url("**/sign-in?**")
    expect(page.get_by_text("You were signed out after 12 hours")).to_be_visible()
