import pytest

from s11.storage.cycles import load_cycle
from s11.storage.tables import DirectorateRow

START = "/board/start-an-audit"


def typed(page, **changes):
    names = [
        "board_name",
        "board_short_name",
        "organisation_name",
        "organisation_short_name",
        "repeat_months",
        "directorates",
    ]
    values = {name: page.field(name) or "" for name in names}
    values |= {"title": "Next audit", "ref": "testshire-next", "framework": "small 1"}
    values |= {"opens": ["1", "2", "2028"], "closes": ["31", "3", "2028"]}
    return values | changes


def test_an_audit_starts_from_the_newest_and_keeps_its_directorates(browser, session):
    manager = browser("manager")
    form = manager.get(START)

    page = manager.post(START, typed(form, directorates="Housing\nLeisure\nPublic Health\nMatrix"))

    audit = load_cycle(session, "testshire-next")
    assert page.heading == "Next audit"
    assert form.field("organisation_name") == audit.organisation.name == "Testshire Council"
    assert [each.ref for each in audit.directorates] == ["housing", "leisure", "public-health", "matrix-2"]
    assert session.query(DirectorateRow).count() == 4


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "", "Enter a title"),
        ("board_name", " ", "Enter the name of the board"),
        ("ref", "Two words", "Enter a reference of up to 60"),
        ("ref", "testshire-now", "There is an audit with the reference testshire-now already"),
        ("framework", "other 9", "Select what is asked"),
        ("opens", ["31", "2", "2028"], "Enter the day on which the audit opens"),
        ("closes", ["1", "2", "2028"], "Enter a closing day after"),
        ("repeat_months", "two", "Enter a number of months"),
        ("directorates", " \n", "Enter at least one directorate"),
        ("directorates", "Housing\nhousing ", "housing stands twice"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(browser, session, field, value, says):
    manager = browser("manager")

    page = manager.post(START, typed(manager.get(START), **{field: value}))

    assert says in page.soup.select_one(f"[id^={field}][id$=error]").get_text()
    assert load_cycle(session, "testshire-next") is None


@pytest.mark.parametrize("role", ["lead", "director", "cmt", "scrutiny", "admin"])
def test_nobody_but_the_manager_starts_an_audit(browser, role):
    assert browser(role).get(START).status == 403
    assert browser(role).get("/board").status == 403
    assert browser(role).get("/audits/testshire-now").status == 403
