"""What cannot be undone is confirmed on pages that anybody can read and use, also where they refuse."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(
    ("who", "address", "button"),
    [
        ("admin", "/admin/people", "Erase this account for good"),
        ("manager", "/retention/slough-2015", "Save until when it is kept"),
    ],
)
def test_a_refusal_is_announced_and_its_link_leads_to_the_field(open_as, holds, who, address, button):
    page = open_as(who, width=320)
    page.goto(address)
    if who == "admin":
        page.get_by_role("link", name="Scrutiny panel member", exact=True).click()
        page.get_by_role("link", name="Erase this account").click()
    else:
        page.get_by_label("Day").fill("99")

    page.get_by_role("button", name=button).click()

    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.locator(".govuk-error-summary a").first.click()
    assert page.evaluate("document.activeElement.matches('input')")
    assert holds(page) == []


def test_what_to_look_at_again_is_shown_on_a_page_without_fault(open_as, holds):
    page = open_as("manager", width=320)
    page.goto("/audits/brightwater-2026/plan/add")
    page.get_by_label("What will be done?").fill("See LCS 1234567 for more")

    page.get_by_role("button", name="Save action").click()

    expect(page.locator(".s11-look-again")).to_contain_text("This looks like the reference of a case.")
    assert holds(page) == []
