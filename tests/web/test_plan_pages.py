import pytest

from s11.domain.audit import Action
from s11.storage.plan import remove_actions
from tests.conftest import FRAMEWORK, small_audit
from tests.plans import ACTIONS, CYCLE, id_of, plan_of

PLAN = f"/audits/{CYCLE}/plan"
HOSTILE = '<img src=x onerror=alert(1)> =cmd|"/C calc"!A0 a < b & c \U0001f600 \u05d0\u05d1' + "long " * 8_000


@pytest.fixture
def audit(session):
    """An audit with a plan in it."""
    from s11.storage.audits import keep_audit

    audit = small_audit(actions=(*ACTIONS, Action(5, "2", None, "action", HOSTILE)))
    keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()
    return audit


@pytest.mark.parametrize("role", ["lead", "director", "manager", "cmt", "scrutiny"])
def test_everybody_but_the_administrator_reads_the_plan(browser, role):
    assert browser(role).get(PLAN).heading == "Action plan"


def test_the_administrator_does_not(browser):
    assert browser("admin").get(PLAN).status == 403


def test_what_is_missing_is_said_in_its_place(browser):
    page = browser("cmt").get(PLAN)

    assert "31/09/16 (not a date)" in page.text
    assert "No review date" in page.text
    assert page.soup.select(".s11-missing")[0].get_text() == "1 overdue"
    assert "4 without a lead officer" in page.text


def test_typed_text_comes_back_exactly_and_as_text(browser):
    page = browser("scrutiny").get(PLAN)

    assert HOSTILE in [p.get_text() for p in page.soup.select(".s11-typed")]
    assert not page.soup.select("img[onerror]")


@pytest.mark.parametrize(
    ("show", "numbers"),
    [
        ("overdue", ["2"]),
        ("no-lead", ["1", "3", "4", "5"]),
        ("no-date", ["1", "3", "4", "5"]),
        ("all", ["1", "2", "3", "4", "5"]),
        ("mine", ["1", "2", "3", "4", "5"]),
        ("nonsense", ["1", "2", "3", "4", "5"]),
    ],
)
def test_the_plan_can_be_narrowed_to_what_needs_attention(browser, show, numbers):
    page = browser("manager").get(f"{PLAN}?show={show}")

    assert numbers_on(page) == numbers


def test_a_directorate_finds_its_own_actions_first_and_marked(browser):
    page = browser("lead").get(PLAN)

    assert numbers_on(page) == ["2", "1", "3", "4", "5"]
    assert "Yours" in page.soup.select(".s11-action")[0].get_text()
    assert numbers_on(browser("leisure").get(f"{PLAN}?show=mine")) == ["3"]


@pytest.mark.parametrize(
    ("show", "words"),
    [
        ("overdue", "no action is overdue"),
        ("no-lead", "every action has a lead officer"),
        ("all", "Nothing is planned"),
    ],
)
def test_an_empty_choice_is_a_sentence(browser, session, show, words):
    remove_actions(session, list(plan_of(session)))
    session.commit()

    assert words in browser("manager").get(f"{PLAN}?show={show}").text


def test_only_the_manager_is_offered_to_change_the_plan(browser):
    assert "Add an action" in browser("manager").get(PLAN).text
    for role in ("lead", "cmt", "scrutiny"):
        assert "Add an action" not in browser(role).get(PLAN).text


def test_an_action_shows_its_source_and_its_history_with_slips(browser, session):
    page = browser("scrutiny").get(f"{PLAN}/{id_of(session, 2)}")

    assert "Housing, criterion 1.1" in page.text
    assert "The due date has moved once" in page.text
    assert [head.get_text().split(",")[0] for head in page.soup.select(".s11-update__head")] == [
        "At risk",
        "On track",
        "Not started",
    ]
    assert "Report progress" not in page.text


def test_an_action_of_no_plan_is_not_found(browser):
    assert browser("manager").get(f"{PLAN}/999").status == 404


def test_the_manager_adds_an_action_of_the_councils_own(browser, session):
    form = {
        "kind": "action",
        "standard": "1",
        "text": "Ours\r\nand more",
        "lead": " Sam ",
        "due": ["31", "3", "2027"],
        "directorate": "",
        "success_measure": "",
    }

    page = browser("manager").post(f"{PLAN}/add", form)

    assert page.heading == "Action plan" and "Added to the action plan" in page.text
    added = plan_of(session)[id_of(session, 4)].action
    assert (added.text, added.lead, str(added.due), added.directorate) == (
        "Ours\nand more",
        "Sam",
        "2027-03-31",
        None,
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"text": "  "}, "Say what will be done"),
        ({"due": ["31", "2", "2027"]}, "Enter a real date"),
        ({"standard": "9"}, "Not a valid choice"),
        ({"directorate": "parks"}, "Not a valid choice"),
        ({"kind": "no_action", "text": ""}, "Say why no action is needed"),
        ({"kind": "no_action", "due": ["", "", ""]}, "Enter the date on which this is looked at again"),
        ({"lead": "x" * 501}, "Shorten this to 500"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(browser, session, changed, message):
    form = {
        "kind": "action",
        "standard": "1",
        "text": "Ours",
        "due": ["31", "3", "2027"],
        "directorate": "",
        **changed,
    }

    page = browser("manager").post(f"{PLAN}/add", form)

    assert message in page.text
    assert page.field("text") == form["text"]
    assert len(plan_of(session)) == 5


def test_an_entry_without_action_has_its_reason_and_review_date(browser, session):
    form = {
        "kind": "no_action",
        "standard": "2",
        "text": "All in place",
        "due": ["31", "3", "2027"],
        "directorate": "",
    }

    page = browser("manager").post(f"{PLAN}/add", form)

    assert "No action needed" in page.text and "31 March 2027" in page.text


def numbers_on(page):
    return [head.a.get_text().split()[-1] for head in page.soup.select(".s11-action__head")]
