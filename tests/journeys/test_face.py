"""A board's own face, set in a real browser."""

import pytest

from tests.pictures import picture

SLOUGH = "/settings/face/1"


def colour_of(page, selector, of="backgroundColor"):
    return page.locator(selector).first.evaluate(f"box => getComputedStyle(box).{of}")


@pytest.fixture
def settings(open_as):
    page = open_as("manager", width=320)
    page.goto(SLOUGH)
    return page


def test_a_colour_that_is_picked_is_typed_and_one_that_is_typed_is_picked(settings):
    box = settings.get_by_label("What colour is the header of the pages?", exact=True)
    picker = settings.get_by_label("Pick: What colour is the header of the pages?")

    picker.fill("#ffdd00")
    picked = box.input_value()
    box.fill("8A1538")

    assert (picked, picker.input_value()) == ("#ffdd00", "#8a1538")


def test_what_is_wrong_is_announced_and_each_link_leads_to_its_field(settings, holds):
    settings.get_by_label("What colour are headings?", exact=True).fill("#ffdd00")
    settings.get_by_label("Which logo do you use?").set_input_files(
        {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}
    )
    settings.get_by_role("button", name="Save how they look").click()

    assert holds(settings) == []
    for link in settings.locator(".govuk-error-summary a").all():
        link.click()
        assert settings.evaluate("document.activeElement.matches('input')"), link.inner_text()


def test_a_light_header_with_a_logo_is_as_good_as_a_dark_one(settings, holds):
    settings.get_by_label("What name stands on pages and papers?").fill("Slough " + "x" * 70)
    settings.get_by_label("What colour is the header of the pages?", exact=True).fill("#ffdd00")
    settings.get_by_label("Which logo do you use?").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": picture((900, 100))}
    )
    settings.get_by_label("What does the logo show?").fill("A crest")
    settings.get_by_role("button", name="Save how they look").click()
    settings.get_by_role("alert").wait_for()

    assert holds(settings) == []
    assert colour_of(settings, ".s11-header") == "rgb(255, 221, 0)"
    assert colour_of(settings, ".s11-header__name", "color") == "rgb(11, 12, 12)"
    assert settings.locator(".s11-header img").evaluate("img => img.naturalWidth") == 480
