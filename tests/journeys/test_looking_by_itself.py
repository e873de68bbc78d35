"""What could identify a child is said beside its field by the save that goes by itself, politely, and goes again."""

from playwright.sync_api import expect

from tests.journeys.test_saving_by_itself import HERE


def test_a_number_is_announced_beside_its_field_once_it_is_saved_and_goes_with_it(sit_down):
    page = sit_down("lead")
    page.goto(HERE)
    says = page.locator("[data-looks=narrative]")
    expect(says).to_have_attribute("aria-live", "polite")

    page.locator("[name=narrative]").fill("Her NHS number is 943 476 5919.")

    expect(says).to_contain_text("This looks like an NHS number")
    expect(page.locator("[data-status]")).to_contain_text("Saved")
    page.locator("[name=narrative]").fill("Nobody is named.")
    expect(says).to_be_empty()
