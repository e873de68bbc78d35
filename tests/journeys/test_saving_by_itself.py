"""An answer saves itself in a real browser, and what could not be saved is kept on the device."""

from playwright.sync_api import expect

HERE = "/audits/testshire-now/housing/criteria/1.1"
MORE_THAN_GOES_AT_PARTING = "😀" * 20_000


def status(page):
    return page.locator("[data-status]")


def kept(page):
    return page.evaluate("Object.keys(localStorage).length")


def nothing_is_kept(page):
    for _ in range(50):
        if not kept(page):
            return
        page.wait_for_timeout(100)
    raise AssertionError("something is still kept on this device")


def write_what_cannot_be_sent(page):
    """Type more than a browser sends at parting, with the way to the service cut, and leave the page."""
    page.goto(HERE)
    page.route(
        f"**{HERE}", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.locator("#narrative").fill(f"Written on the train {MORE_THAN_GOES_AT_PARTING}")
    expect(status(page)).to_contain_text("It is sent as soon as the service can be reached")
    page.goto("/account")
    page.unroute(f"**{HERE}")
    page.goto(HERE)


def test_what_is_typed_is_saved_a_moment_later(sit_down):
    page = sit_down("lead")
    page.goto(HERE)

    page.locator("#narrative").fill("In place since May")

    expect(status(page)).to_have_text("Not saved yet: kept on this device")
    expect(status(page)).to_contain_text("by Lead")
    nothing_is_kept(page)
    page.reload()
    expect(page.locator("#narrative")).to_have_value("In place since May")


def test_what_the_answer_still_needs_follows_what_is_typed(sit_down):
    page = sit_down("lead")
    page.goto(HERE)

    page.get_by_label("Green").check()

    expect(page.locator("[data-left]")).to_contain_text("say how you know it works")


def test_without_a_network_it_stays_on_the_device_and_is_sent_once_there_is_one(sit_down):
    page = sit_down("lead")
    page.goto(HERE)
    page.context.set_offline(True)
    page.locator("#narrative").fill("Typed in a tunnel")
    expect(status(page)).to_contain_text("It is sent as soon as the service can be reached")

    page.context.set_offline(False)

    expect(status(page)).to_contain_text("by Lead")
    nothing_is_kept(page)


def test_leaving_the_page_at_once_loses_nothing(sit_down):
    page = sit_down("lead")
    page.goto(HERE)
    page.locator("#narrative").fill("In a hurry")

    page.goto("/account")

    page.wait_for_timeout(500)
    page.goto(HERE)
    expect(page.locator("#narrative")).to_have_value("In a hurry")


def test_what_was_never_sent_is_offered_again_and_restored(sit_down):
    page = sit_down("lead")
    write_what_cannot_be_sent(page)

    page.get_by_role("button", name="Restore").click()

    expect(status(page)).to_contain_text("by Lead")
    expect(page.locator("#narrative")).to_have_value(f"Written on the train {MORE_THAN_GOES_AT_PARTING}")


def test_typing_on_before_deciding_loses_neither_text(sit_down):
    page = sit_down("lead")
    write_what_cannot_be_sent(page)

    page.locator("#narrative").fill("Something else")
    expect(status(page)).to_contain_text("by Lead")
    page.reload()

    expect(page.locator("#narrative")).to_have_value("Something else")
    expect(page.get_by_role("button", name="Restore")).to_be_visible()


def test_what_is_discarded_is_gone(sit_down):
    page = sit_down("lead")
    write_what_cannot_be_sent(page)

    page.get_by_role("button", name="Discard").click()

    nothing_is_kept(page)


def test_two_people_in_one_criterion_are_led_to_both_texts(sit_down):
    lead, director = sit_down("lead"), sit_down("director")
    lead.goto(HERE)
    director.goto(HERE)
    lead.locator("#narrative").fill("Theirs")
    expect(status(lead)).to_contain_text("by Lead")

    director.locator("#narrative").fill("Yours")
    expect(status(director)).to_contain_text("Lead changed this while you were writing")
    director.get_by_role("button", name="Compare the two texts").click()

    expect(director.locator(".s11-clash__text")).to_have_text(["Theirs", "Yours"])
    director.locator("#narrative").fill("Both")
    director.get_by_role("button", name="Save what is in the boxes").click()
    expect(director.locator("[data-saved]")).to_be_visible()
    nothing_is_kept(director)


def test_the_button_right_after_typing_is_no_clash_with_the_page_itself(sit_down):
    page = sit_down("lead")
    page.goto(HERE)
    page.locator("#narrative").fill("First")
    page.wait_for_timeout(1000)
    page.locator("#narrative").fill("First and last")

    page.get_by_role("button", name="Save and continue").click()

    expect(page.locator("[data-saved]")).to_have_text("Criterion 1.1 is saved.")
    page.goto(HERE)
    expect(page.locator("#narrative")).to_have_value("First and last")
    expect(page.locator(".s11-kept")).to_have_count(0)


def test_signed_out_elsewhere_the_text_waits_for_the_same_person_to_sign_in(sit_down):
    page = sit_down("lead")
    page.goto(HERE)
    cookies = page.context.cookies()
    page.context.clear_cookies()

    page.locator("#narrative").fill("After hours")
    expect(status(page)).to_contain_text("You are signed out")
    assert kept(page) == 1
    page.context.add_cookies(cookies)

    expect(status(page)).to_contain_text("by Lead")


def test_signing_out_asks_before_it_drops_what_is_not_saved(sit_down):
    page = sit_down("lead")
    page.goto(HERE)
    page.route(
        f"**{HERE}", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.locator("#narrative").fill("Not saved")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")

    assert asked == ["Something that you typed is not saved. Sign out and lose it?"]
    nothing_is_kept(page)


def test_without_scripts_the_button_saves(sit_down):
    page = sit_down("lead", java_script_enabled=False)
    page.goto(HERE)
    expect(page.get_by_label("Why does this not apply to you?")).to_be_visible()
    page.get_by_label("Not applicable").check()
    page.get_by_label("Why does this not apply to you?").fill("We meet no children")

    page.get_by_role("button", name="Save and continue").click()

    expect(page.locator("[data-saved]")).to_have_text("Criterion 1.1 is saved.")
