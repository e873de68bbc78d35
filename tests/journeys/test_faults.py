"""A disk that fills and a database that goes away while somebody types, in a real browser, and back without hands."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.lasting.council import founded
from tests.lasting.disks import small_disk
from tests.lasting.served import Served
from tests.postgres import LASTING, EmbeddedPostgres, Unavailable

HERE = "/audits/testshire-now/housing/criteria/1.1"
LONG = ("What we wrote before it happened. " * 800).strip()
PATIENT = 60_000  # it tries again after longer and longer pauses


@contextmanager
def disk_that_fills(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        folder = disk.folder / "data"
        passwords = founded(folder)
        server = Served(folder).start()
        try:
            yield server, passwords, disk.fill, disk.make_room
        finally:
            server.stop()


@contextmanager
def database_that_goes_away(tmp_path):
    try:
        postgres = EmbeddedPostgres(settings=LASTING)
    except Unavailable as reason:
        pytest.skip(f"No PostgreSQL: {reason}")
    try:
        url = postgres.make_database()
        passwords = founded(tmp_path / "data", url)
        server = Served(tmp_path / "data", url).start()
        try:
            yield server, passwords, postgres.halt, postgres.start
        finally:
            server.stop()
    finally:
        postgres.stop()


FAULTS = pytest.mark.parametrize(
    ("fault", "words"),
    [(disk_that_fills, "is full"), (database_that_goes_away, "cannot reach its database")],
)


@contextmanager
def sat_down(chromium, server, passwords, **kwargs):
    """Open a browser as Housing's lead, signed in through the page."""
    context = chromium.new_context(base_url=server.address, **kwargs)
    context.set_default_timeout(PATIENT)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Email address").fill("lead@example.org")
    page.get_by_label("Password", exact=True).fill(passwords["lead"])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/sign-in" not in address)
    page.goto(HERE)
    try:
        yield page
    finally:
        context.close()


@FAULTS
def test_what_is_typed_stays_on_the_device_and_is_saved_once_it_can_be(chromium, tmp_path, fault, words):
    with (
        fault(tmp_path) as (server, passwords, break_it, mend_it),
        sat_down(chromium, server, passwords) as page,
    ):
        status = page.locator("[data-status]")
        break_it()
        page.locator("#narrative").fill(LONG)
        expect(status).to_contain_text("Not saved: kept on this device.", timeout=PATIENT)
        assert LONG in page.evaluate("Object.values(localStorage).join()")

        mend_it()

        expect(status).to_contain_text("by lead", timeout=PATIENT)
        page.reload()
        expect(page.locator("#narrative")).to_have_value(LONG)


@FAULTS
@pytest.mark.parametrize("width", [1280, 320])
def test_without_scripts_it_is_given_back_in_the_page_and_sent_again(
    chromium, tmp_path, picture, fault, words, width
):
    with (
        fault(tmp_path) as (server, passwords, break_it, mend_it),
        sat_down(
            chromium, server, passwords, java_script_enabled=False, viewport={"width": width, "height": 900}
        ) as page,
    ):
        page.get_by_label("Amber").check()
        page.locator("#narrative").fill(LONG)
        page.locator("#action_lead").fill("Jo")
        break_it()
        page.get_by_role("button", name="Save and continue").click()
        expect(page.locator("h1")).to_have_text("Nothing was saved")
        expect(page.locator("main")).to_contain_text(words)
        expect(page.locator(".s11-typed").nth(1)).to_have_text(LONG)
        picture(page, f"nothing-was-saved-{fault.__name__}-{width}")

        mend_it()
        page.get_by_role("button", name="Send it again").click()

        expect(page.locator("[data-saved]")).to_have_text("Criterion 1.1 is saved.")
        page.goto(HERE)
        expect(page.locator("#narrative")).to_have_value(LONG)
        expect(page.get_by_label("Amber")).to_be_checked()
