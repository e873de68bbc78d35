from datetime import timedelta

import pytest

from s11.services.cmt_reports import issue_cmt_report
from tests.browser import nobody_yet
from tests.conftest import TODAY
from tests.plans import CYCLE, id_of, keep
from tests.services.test_cmt_reports import edit, report_on

PAGE = f"/audits/{CYCLE}/cmt"
HEADINGS = (
    "Completed", "Slipped", "New", "Overdue", "Without a lead officer", "Without a date", "Taken out",
    "Other changes",
)  # fmt: skip


@pytest.fixture
def audit(session):
    """An audit with a plan, of which a report was issued five days ago."""
    audit = keep(session)
    issue_cmt_report(session, CYCLE, "Manager", TODAY - timedelta(5))
    return audit


def headings(page):
    return [heading.get_text(strip=True) for heading in page.soup.select("main h3")]


def under(page, heading):
    """Return what the list under a heading says, with its links."""
    found = next(each for each in page.soup.select("main h3") if each.get_text().startswith(heading))
    return found.find_next_sibling()


def test_what_changed_stands_under_headings_that_count_it(browser, session):
    report_on(session, 2, "complete", "Done")

    page = browser("cmt").get(PAGE)

    assert "It tells what changed since the last one" in page.text
    assert headings(page) == [
        "Completed (1)", "Slipped (0)", "New (0)", "Overdue (0)", "Without a lead officer (3)",
        "Without a date (3)", "Taken out (0)", "Other changes (0)",
    ]  # fmt: skip
    assert "Done" in under(page, "Completed").get_text()
    assert under(page, "Slipped").get_text() == "No due date was moved to a later one."


def test_each_change_leads_to_its_action(browser, session):
    report_on(session, 2, "complete", "Done")
    cmt = browser("cmt")

    [link] = under(cmt.get(PAGE), "Completed").select("a")

    assert link["href"] == f"/audits/{CYCLE}/plan/{id_of(session, 2)}"
    assert cmt.get(link["href"]).heading == "Action 2"


def test_a_slip_says_both_dates(browser, session):
    report_on(session, 2, "on_track", "Later", due=TODAY + timedelta(60))

    said = under(browser("manager").get(PAGE), "Slipped").get_text()

    assert "Was due on" in said and "moved 2 times in all. Reported on" in said


def test_what_is_typed_is_shown_as_typed(browser, session):
    edit(session, id_of(session, 1), text="<b>Bold</b> {{ 7 }}", lead="<i>Jo</i>")

    page = browser("cmt").get(PAGE)

    assert "<b>Bold</b> {{ 7 }}" in under(page, "Other changes").get_text()
    assert not under(page, "Other changes").find("b")


def test_a_report_issued_today_is_shown_as_it_was_and_what_is_gone_has_no_link(browser, session):
    from s11.storage.plan import remove_actions

    cmt = browser("cmt")
    cmt.post(PAGE)
    remove_actions(session, [id_of(session, 3)])
    session.commit()

    page = cmt.get(PAGE)

    assert "This is the report as it was issued today" in page.text
    lacking = under(page, "Without a lead officer")
    assert [link.get_text() for link in lacking.select("a")] == ["Action 1", "Entry 4"]
    assert "Action 3" in lacking.get_text()


def test_a_download_of_an_issued_day_is_what_was_issued(browser, session):
    day = TODAY - timedelta(5)
    client = browser("manager").client
    nobody_yet()
    address = f"/audits/{CYCLE}/reports/cmt.pdf?as-at={day}"
    before = client.get(address).data
    edit(session, id_of(session, 1), text="Another")
    nobody_yet()

    assert client.get(address).data == before


def test_earlier_reports_are_listed_with_their_downloads(browser):
    page = browser("cmt").get(PAGE)

    links = [link["href"] for link in page.soup.select("main a[href*=as-at]")]
    assert links and all(link.endswith(f"as-at={TODAY - timedelta(5)}") for link in links)


def test_nothing_is_issued_for_an_audit_that_is_not_there(browser):
    assert browser("cmt").post("/audits/nowhere/cmt").status == 404
