"""Two people in one criterion: the second sees both texts, and decides."""

HERE = "/audits/testshire-now/housing/criteria/1.1"


def clash(browser):
    """Let the lead save first; return the page that the director, who opened it before, is shown."""
    browser("lead").post(
        HERE, {"version": "0", "rating": "amber", "narrative": "Theirs <b>", "impact": "Same"}
    )
    typed = {
        "version": "0",
        "rating": "green",
        "narrative": "Yours\n\nmore",
        "impact": "Same",
        "action_due": ["tbc", "", ""],
    }
    return browser("director").post(HERE, typed)


def sent_as_it_stands(page):
    """Return what a browser would send if the button were pressed at once."""
    form = page.soup.select_one("main form")
    fields = [
        field
        for field in form.select("input, textarea")
        if field.get("type") != "radio" or field.has_attr("checked")
    ]
    sent = {}
    for field in fields:
        value = field.get_text().removeprefix("\n") if field.name == "textarea" else field.get("value", "")
        sent.setdefault(field["name"], []).append(value)
    return sent


def test_the_second_to_save_is_shown_both_texts_side_by_side(browser):
    page = clash(browser)

    assert page.status == 409 and "Lead saved it after you opened the page" in page.text
    shown = page.soup.get_text()
    for words in ("Theirs <b>", "Yours\n\nmore", "Amber", "Green", "tbc"):
        assert words in shown
    assert "Same" not in shown


def test_the_second_can_keep_what_is_saved(browser):
    page = clash(browser)

    kept = browser("director").get(page.soup.select_one("[data-drop]")["href"])

    assert (kept.field("narrative"), kept.field("rating")) == ("Theirs <b>", "amber")


def test_the_second_can_put_their_own_in_its_place_whole(browser):
    page = clash(browser)

    browser("director").post(HERE, sent_as_it_stands(page))

    now = browser("lead").get(HERE)
    assert (now.field("narrative"), now.field("rating"), now.field("impact")) == (
        "Yours\n\nmore",
        "green",
        "Same",
    )
    assert now.field("action_due") == "tbc" and "by Director" in now.text


def test_the_second_can_save_both_made_one(browser):
    page = clash(browser)

    browser("director").post(HERE, {**sent_as_it_stands(page), "narrative": "Theirs and yours"})

    assert browser("lead").get(HERE).field("narrative") == "Theirs and yours"


def test_a_third_who_saved_meanwhile_is_seen_too(browser):
    page = clash(browser)
    browser("lead").post(HERE, {"version": "1", "narrative": "A third text"})

    again = browser("director").post(HERE, sent_as_it_stands(page))

    assert again.status == 409 and "A third text" in again.text


def test_ones_own_other_window_is_named_as_such(browser):
    browser("lead").post(HERE, {"version": "0", "narrative": "One window"})

    page = browser("lead").post(HERE, {"version": "0", "narrative": "Other window"})

    assert "You, in another window, saved it" in page.text


def test_the_same_words_sent_twice_are_no_clash(browser):
    browser("lead").post(HERE, {"version": "0", "narrative": "Same"})

    assert browser("director").post(HERE, {"version": "0", "narrative": "Same"}).status == 200
