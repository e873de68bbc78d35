import pytest

from s11.domain.audit import Words
from tests.conftest import FRAMEWORK, small_audit
from tests.plans import ACTIONS, CYCLE, id_of, plan_of, texts

PLAN = f"/audits/{CYCLE}/plan"


@pytest.fixture
def audit(session):
    """An audit with a plan in it."""
    from s11.storage.audits import keep_audit

    audit = small_audit(actions=ACTIONS)
    keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()
    return audit


def boxes(page):
    return [box.get("value", "") for box in page.soup.select('input[name="due"]')]


def edited(page, **changes):
    """Return what the page's form would send, with changes."""
    names = ("version", "kind", "text", "lead", "success_measure")
    selects = {
        name: page.soup.select_one(f"select[name={name}] option[selected]")["value"]
        for name in ("standard", "directorate")
    }
    return {**{name: page.field(name) for name in names}, **selects, "due": boxes(page), **changes}


def test_an_action_is_changed_and_its_history_tells_what_moved(browser, session):
    manager, url = browser("manager"), f"{PLAN}/{id_of(session, 2)}/edit"

    page = manager.post(url, edited(manager.get(url), lead="Sam", text="Name two leads"))

    assert page.heading == "Action 2" and "Action saved" in page.text
    assert "Before: Jo Bloggs" in page.text and "Name two leads" in page.text


def test_words_in_place_of_a_date_stay_while_other_things_change(browser, session):
    manager, action_id = browser("manager"), id_of(session, 3)

    manager.post(f"{PLAN}/{action_id}/edit", edited(manager.get(f"{PLAN}/{action_id}/edit"), lead="Sam"))

    assert plan_of(session)[action_id].action.due == Words("31/09/16")
    assert plan_of(session)[action_id].action.lead == "Sam"


def test_other_words_are_refused(browser, session):
    manager, url = browser("manager"), f"{PLAN}/{id_of(session, 3)}/edit"

    page = manager.post(url, edited(manager.get(url), due=["soon", "", ""]))

    assert "Enter a real date" in page.text and boxes(page)[0] == "soon"


def test_who_saves_second_sees_both_texts_and_can_save_again(browser, session):
    action_id = id_of(session, 1)
    manager, url = browser("manager"), f"{PLAN}/{action_id}/edit"
    stale = edited(manager.get(url), text="Yours")
    manager.post(url, edited(manager.get(url), text="Theirs <b>"))

    page = manager.post(url, stale)

    assert page.status == 409
    assert "Theirs <b>" in page.text and page.field("text") == "Yours"
    assert plan_of(session)[action_id].action.text == "Theirs <b>"
    again = manager.post(url, edited(page))
    assert again.status == 200 and plan_of(session)[action_id].action.text == "Yours"


def test_what_was_typed_about_an_action_that_is_gone_is_given_back(browser, session):
    manager, action_id = browser("manager"), id_of(session, 1)
    form = edited(manager.get(f"{PLAN}/{action_id}/edit"), text="My long text")

    page = manager.post(f"{PLAN}/999/edit", form, page=f"{PLAN}/{action_id}/edit")

    assert page.status == 404 and "My long text" in page.text


@pytest.mark.parametrize(("role", "number"), [("lead", 2), ("director", 2), ("manager", 1), ("cmt", 3)])
def test_progress_is_reported_by_those_whose_action_it_is_and_by_cmt_and_board(
    browser, session, role, number
):
    url = f"{PLAN}/{id_of(session, number)}/progress"
    someone = browser(role)

    page = someone.post(url, report(someone.get(url), status="on_track", text="Going <i>well</i>"))

    assert "Update saved" in page.text and "Going <i>well</i>" in page.text
    assert role.capitalize() in page.text


@pytest.mark.parametrize(("role", "number"), [("lead", 1), ("lead", 3), ("leisure", 2), ("scrutiny", 2)])
def test_progress_is_not_reported_on_the_actions_of_others(browser, session, role, number):
    page = browser(role).get(f"{PLAN}/{id_of(session, number)}/progress")

    assert page.status == 403


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"status": "complete"}, "Say what shows that it is done"),
        ({"status": "no_longer_needed"}, "Say why it is no longer needed"),
        ({}, "Nothing would change"),
        ({"text": "Moved", "due": ["soon", "", ""]}, "Enter a real date"),
        ({"status": "blue"}, "Not a valid choice"),
    ],
)
def test_a_report_that_lacks_something_says_what(browser, session, changes, message):
    lead, url = browser("lead"), f"{PLAN}/{id_of(session, 2)}/progress"

    page = lead.post(url, report(lead.get(url), **changes))

    assert message in page.text
    assert len(plan_of(session)[id_of(session, 2)].action.updates) == 3


def test_a_new_date_moves_the_action_and_the_history_keeps_the_old_one(browser, session):
    lead, url = browser("lead"), f"{PLAN}/{id_of(session, 2)}/progress"

    page = lead.post(url, report(lead.get(url), text="Slower", due=["31", "3", "2037"]))

    assert "31 March 2037 (moved 2 times)" in page.text


def test_two_reports_at_once_show_the_first_to_the_second(browser, session):
    url = f"{PLAN}/{id_of(session, 2)}/progress"
    lead, director = browser("lead"), browser("director")
    stale = report(director.get(url), text="Second")
    lead.post(url, report(lead.get(url), text="First"))

    page = director.post(url, stale)

    assert page.status == 409
    assert "First" in page.text and page.field("text") == "Second"
    assert director.post(url, report(page)).status == 200


def test_several_actions_are_merged_into_one(browser, session):
    manager = browser("manager")
    one, other = id_of(session, 2), id_of(session, 3)

    form = manager.get(f"{PLAN}/merge?chosen=1&action={one}&action={other}")
    assert form.field("text") == "Name a senior lead\n\nAsk contractors for their policy"
    assert form.soup.select_one("select[name=directorate] option[selected]")["value"] == ""
    page = manager.post(
        f"{PLAN}/merge", merging(form, text="One for both"), page=f"{PLAN}/merge?action={one}&action={other}"
    )

    assert "Merged into one action" in page.text and "Merged from numbers 2 and 3" in page.text
    assert "Housing, criterion 1.1; Leisure, criterion 1.2" in page.text
    assert [text for _, text in texts(session)] == [ACTIONS[0].text, "One for both", ACTIONS[3].text]


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ([], "Select at least two actions"),
        ([1], "Select at least two actions"),
        ([1, 4], "Only actions of the same standard"),
    ],
)
def test_a_choice_that_cannot_be_merged_says_why_and_stays_ticked(browser, session, numbers, message):
    chosen = [id_of(session, number) for number in numbers]

    page = browser("manager").get(f"{PLAN}/merge?chosen=1" + "".join(f"&action={key}" for key in chosen))

    assert message in page.text
    assert [int(box["value"]) for box in page.soup.select("input[checked]")] == chosen


@pytest.mark.parametrize("rubbish", ["action=x", "action=999&action=1", "action=1&action=1"])
def test_rubbish_in_the_address_is_refused_in_words(browser, rubbish):
    page = browser("manager").get(f"{PLAN}/merge?{rubbish}")

    assert page.status == 200 and page.soup.select(".govuk-error-summary")


def test_a_merge_of_what_changed_meanwhile_keeps_what_was_typed(browser, session):
    manager, (one, other) = browser("manager"), (id_of(session, 2), id_of(session, 3))
    stale = merging(manager.get(f"{PLAN}/merge?action={one}&action={other}"), text="One for both")
    url = f"{PLAN}/{one}/progress"
    manager.post(url, report(manager.get(url), status="on_track", text="Filled"))

    page = manager.post(f"{PLAN}/merge", stale, page=f"{PLAN}/merge?action={one}&action={other}")

    assert page.status == 409
    assert page.field("text") == "One for both" and "Name a senior lead" in page.text
    assert len(plan_of(session)) == 4
    again = manager.post(f"{PLAN}/merge", merging(page), page=f"{PLAN}/merge?action={one}&action={other}")
    assert again.status == 200 and len(plan_of(session)) == 3


def report(page, **changes):
    return {
        "version": page.field("version"),
        "status": page.field("status"),
        "text": page.field("text"),
        "due": ["", "", ""],
        **changes,
    }


def merging(page, **changes):
    names = ("seen", "text", "lead", "success_measure")
    return {**{name: page.field(name) for name in names}, "due": boxes(page), "directorate": "", **changes}
