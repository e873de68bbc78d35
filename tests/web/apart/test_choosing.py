"""The administrator chooses whose audits somebody sees, and starting an audit keeps to it."""

import pytest

from s11.storage.database import db
from s11.storage.tables import CycleRow, UserRow

NEW = {"email": "pat@example.org", "name": "Pat", "directorate": "", "board": "", "organisation": ""}
NORTH, ASHFORD = "North Partnership (NP)", "Ashford Council (AS)"
WHOSE = "Whose audits manager-all can see"


def stored(table, **values):
    """Return the rows that fit, as they are stored now."""
    db.session.remove()
    return db.session.query(table).filter_by(**values).all()


@pytest.mark.parametrize(
    ("role", "chosen", "said"),
    [
        ("manager", {"board": NORTH}, NORTH),
        ("manager", {"board": "all"}, "All boards"),
        ("cmt", {"organisation": ASHFORD}, ASHFORD),
        ("scrutiny", {"organisation": "all"}, "All organisations"),
    ],
)
def test_a_new_person_belongs_to_what_was_chosen_and_the_list_says_so(browser, role, chosen, said):
    admin = browser("admin-all")

    page = admin.post("/admin/people/new", {**NEW, "role": role, **chosen})

    assert page.heading == "Added Pat"
    [row] = [
        row for row in admin.get("/admin/people").soup.select("tbody tr") if "pat@example.org" in row.text
    ]
    assert said in row.text


@pytest.mark.parametrize(
    ("role", "chosen", "words"),
    [
        ("manager", {}, "Select the board that they work for, or All boards"),
        ("cmt", {}, "Select the organisation whose audits they read, or All organisations"),
        ("scrutiny", {"organisation": "all", "board": NORTH}, "Select None: this role belongs to no board"),
        ("admin", {"organisation": "all"}, "Select None: this role belongs to no organisation"),
        ("manager", {"board": "Elsewhere"}, "Not a valid choice"),
    ],
)
def test_where_there_are_several_a_choice_is_asked_for(browser, role, chosen, words):
    page = browser("admin-all").post("/admin/people/new", {**NEW, "role": role, **chosen})

    assert words in page.soup.select_one(".govuk-error-summary").get_text()
    assert stored(UserRow, email="pat@example.org") == []


def test_whose_audits_somebody_sees_is_changed_and_holds_from_their_next_page(browser, people):
    admin, manager = browser("admin-all"), browser("manager-all")
    address = f"/admin/people/{people['manager-all'].id}/whose"
    before = manager.get("/audits/corby-now")

    form = admin.get(address)
    page = admin.post(address, {"board": NORTH})

    assert (form.heading, form.soup.select_one("option[selected]").text) == (WHOSE, "All boards")
    assert page.heading == "People"
    assert (before.status, manager.get("/audits/corby-now").status) == (200, 404)
    assert NORTH in manager.get("/account").text


@pytest.mark.parametrize(("name", "status"), [("admin-all", 409), ("lead-ashford-housing", 409)])
def test_who_belongs_to_no_board_has_nothing_to_choose(browser, people, name, status):
    page = browser("admin-all").get(f"/admin/people/{people[name].id}/whose")

    assert page.status == status
    assert "belongs to no board" in page.text


def test_nobody_by_that_number_is_not_found(browser):
    assert browser("admin-all").get("/admin/people/999/whose").status == 404


STARTED = {
    "title": "Next",
    "ref": "next",
    "framework": "small 1",
    "opens": ["1", "2", "2028"],
    "closes": ["31", "3", "2028"],
    "organisation_name": "Ashford Council",
    "organisation_short_name": "AS",
    "repeat_months": "",
    "directorates": "Housing",
}
START = "/board/start-an-audit"


def test_who_works_for_a_board_is_not_asked_for_one_and_starts_its_audit(browser):
    manager = browser("manager-north")
    form = manager.get(START)

    page = manager.post(START, {**STARTED, "board_name": "South Partnership", "board_short_name": "SP"})

    assert form.field("board_name") is None
    assert "an audit of your board, North Partnership" in form.text
    assert page.heading == "Next"
    assert [each.board.name for each in stored(CycleRow, ref="next")] == ["North Partnership"]


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        (
            {"organisation_name": "Corby Council", "organisation_short_name": "CO"},
            "organisation_name",
            "another board",
        ),
        ({"ref": "corby-now"}, "ref", "Choose another reference"),
    ],
)
def test_what_is_anothers_is_refused_beside_its_field(browser, changed, field, words):
    page = browser("manager-north").post(START, {**STARTED, **changed})

    assert page.status == 409
    assert words in page.soup.select_one(f"#{field}-error").get_text()
    assert stored(CycleRow, ref="next") == []


def test_the_start_of_an_audit_begins_from_the_newest_within_reach(browser):
    assert browser("manager-south").get(START).field("organisation_name") == "Corby Council"


def test_settings_lead_who_works_for_one_board_to_its_own(browser):
    north, everybody = browser("manager-north"), browser("manager-all")

    assert "North" in north.get("/settings/face").heading + north.get("/settings/face").field("name")
    assert everybody.get("/settings/face").soup.select("main li, main td, main dd")
