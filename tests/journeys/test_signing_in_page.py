"""The page that everybody sees first: signed out, right and wrong, with the keyboard alone."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def signed_out(chromium, served):
    context = chromium.new_context(viewport={"width": 320, "height": 900}, base_url=served.address)
    page = context.new_page()
    page.problems = []
    page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
    yield page
    context.close()


def test_the_page_breaks_no_rule_and_none_of_its_own_policy(signed_out, holds):
    signed_out.goto("/sign-in")

    assert holds(signed_out) == []


def test_signing_in_takes_a_keyboard_and_no_scripts(chromium, served):
    context = chromium.new_context(base_url=served.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sign-in")

    for key in ("Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("lead.housing@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(served.passwords["lead.housing@example.org"])
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Your section 11 audits")).to_be_visible()
    context.close()


def test_nothing_typed_is_answered_beside_its_field(signed_out, holds):
    signed_out.goto("/sign-in")

    signed_out.get_by_role("button", name="Sign in").click()

    expect(signed_out.locator(".govuk-error-summary")).to_be_focused()
    assert holds(signed_out) == []
