from datetime import timedelta

import pytest

from tests.browser import nobody_yet
from tests.conftest import FRAMEWORK, TODAY, small_audit
from tests.plans import ACTIONS, CYCLE, proposed, returned

REPORTS = f"/audits/{CYCLE}/reports"
HOUSING = f"/audits/{CYCLE}/housing/reports"
LEISURE = f"/audits/{CYCLE}/leisure/reports"


@pytest.fixture
def audit(session):
    """An audit with a plan, Housing's return signed off and Leisure's begun."""
    from s11.storage.audits import keep_audit

    submissions = (
        returned("housing", proposed("1.1", "Lead"), status="accepted"),
        returned("leisure", status="in_progress"),
    )
    audit = small_audit(actions=ACTIONS, submissions=submissions)
    keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()
    return audit


def fetch(browser, role, address):
    someone = browser(role)
    nobody_yet()
    return someone.client.get(address)


def test_a_paper_is_sent_as_a_file_with_a_name_that_tells_it(browser):
    paper = fetch(browser, "manager", f"{HOUSING}/feedback.pdf")

    assert paper.data.startswith(b"%PDF-")
    assert paper.mimetype == "application/pdf"
    assert paper.headers["Content-Disposition"] == f"attachment; filename=feedback-housing-{CYCLE}.pdf"
    assert paper.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("pdf", "application/pdf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("csv", "text/csv; charset=utf-8"),
    ],
)
def test_each_kind_of_file_is_sent_as_what_it_is(browser, ending, media_type):
    sent = fetch(browser, "cmt", f"{REPORTS}/action-plan.{ending}")

    assert sent.headers["Content-Type"] == media_type
    assert sent.headers["Content-Disposition"] == f"attachment; filename=action-plan-{CYCLE}.{ending}"
    assert sent.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("role", "page", "links"),
    [
        ("lead", f"/audits/{CYCLE}/plan", ["action-plan.pdf", "action-plan.docx", "action-plan.xlsx", "action-plan.csv"]),
        ("lead", f"/audits/{CYCLE}/housing/tasks", ["submission.pdf", "submission.xlsx", "submission.csv", "blank.pdf"]),
        ("scrutiny", "/council", ["scrutiny.pdf", "scrutiny.docx", "blank.pdf"]),
        ("cmt", "/council", ["overview.pdf", "overview.xlsx", "overview.csv", "scrutiny.pdf", "scrutiny.docx", "blank.pdf"]),
    ],
)  # fmt: skip
def test_a_page_offers_each_kind_of_file_of_what_its_reader_may_have(browser, role, page, links):
    found = browser(role).get(page).soup.select("a[href*='/reports/']")

    assert [link["href"].rpartition("/")[2] for link in found] == links


def test_a_link_names_its_report_and_its_kind_of_file_by_itself(browser):
    found = browser("lead").get(f"/audits/{CYCLE}/plan").soup.select("a[href*='/reports/']")

    kinds = ["PDF", "Word", "Excel", "CSV"]
    assert [link.get_text() for link in found] == [f"Download the action plan as {kind}" for kind in kinds]


def test_every_report_of_an_audit_says_who_may_read_it():
    from s11.services.reporting import REPORTS as KNOWN
    from s11.web.council.reports import MEDIA_TYPES, READERS

    assert set(READERS) == {kind for kind, made in KNOWN.items() if not made.of_directorate}
    assert {ending for made in KNOWN.values() for ending in made.endings} == set(MEDIA_TYPES)


@pytest.mark.parametrize(
    ("role", "address", "status"),
    [
        ("scrutiny", f"{REPORTS}/action-plan.pdf", 200),
        ("lead", f"{REPORTS}/action-plan.pdf", 200),
        ("admin", f"{REPORTS}/action-plan.pdf", 403),
        ("cmt", f"{REPORTS}/cmt.pdf", 200),
        ("manager", f"{REPORTS}/cmt.pdf", 200),
        ("scrutiny", f"{REPORTS}/cmt.pdf", 403),
        ("director", f"{REPORTS}/cmt.pdf", 403),
        ("lead", f"{HOUSING}/submission.pdf", 200),
        ("lead", f"{LEISURE}/submission.pdf", 404),
        ("leisure", f"{LEISURE}/submission.pdf", 200),
        ("manager", f"{HOUSING}/submission.pdf", 200),
        ("manager", f"{LEISURE}/submission.pdf", 403),
        ("manager", f"{LEISURE}/feedback.pdf", 403),
        ("cmt", f"{HOUSING}/submission.pdf", 403),
        ("scrutiny", f"{HOUSING}/feedback.pdf", 403),
        ("lead", f"{HOUSING}/feedback.pdf", 404),
        ("manager", f"{REPORTS}/feedback.pdf", 404),
        ("manager", f"{HOUSING}/cmt.pdf", 404),
        ("manager", f"{REPORTS}/minutes.pdf", 404),
        ("manager", f"{REPORTS}/overview.pdf", 200),
        ("manager", f"{REPORTS}/overview.docx", 404),
        ("manager", f"{REPORTS}/overview.exe", 404),
        ("cmt", f"{REPORTS}/overview.xlsx", 200),
        ("scrutiny", f"{REPORTS}/overview.csv", 403),
        ("lead", f"{REPORTS}/overview.pdf", 403),
        ("scrutiny", f"{REPORTS}/scrutiny.pdf", 200),
        ("cmt", f"{REPORTS}/scrutiny.docx", 200),
        ("director", f"{REPORTS}/scrutiny.pdf", 403),
        ("lead", f"{REPORTS}/blank.pdf", 200),
        ("scrutiny", f"{REPORTS}/blank.pdf", 200),
        ("admin", f"{REPORTS}/blank.pdf", 403),
        ("lead", f"{HOUSING}/submission.xlsx", 200),
        ("manager", f"{LEISURE}/submission.csv", 403),
        ("lead", f"{LEISURE}/submission.xlsx", 404),
        ("lead", f"{HOUSING}/feedback.docx", 404),
        ("manager", "/audits/nowhere/reports/cmt.pdf", 404),
    ],
)
def test_a_paper_reaches_whom_it_is_for_and_nobody_else(browser, role, address, status):
    assert fetch(browser, role, address).status_code == status


def test_a_directorate_reads_its_feedback_once_it_is_issued(browser, session):
    from s11.storage.heads import load_head
    from s11.storage.submissions import update_submission

    update_submission(session, load_head(session, CYCLE, "housing").id, feedback_issued_on=TODAY)
    session.commit()

    assert fetch(browser, "director", f"{HOUSING}/feedback.pdf").status_code == 200


@pytest.mark.parametrize(
    ("day", "status"),
    [("2026-02-30", 404), ("soon", 404), (str(TODAY + timedelta(1)), 404), (str(TODAY - timedelta(9)), 200)],
)
def test_a_paper_of_a_day_that_has_been_can_be_had(browser, day, status):
    assert fetch(browser, "cmt", f"{REPORTS}/cmt.pdf?as-at={day}").status_code == status


def test_cmt_sees_what_the_report_says_and_issues_it_once_a_day(browser):
    cmt = browser("cmt")
    page = cmt.get(f"/audits/{CYCLE}/cmt")
    assert "Name a lead officer for 3 entries (1, 3, 4)." in page.text
    assert "there is no earlier report" in page.text

    page = cmt.post(f"/audits/{CYCLE}/cmt")

    assert "Report issued" in page.text and "issued by Cmt" in page.text
    assert not page.soup.find("button", string="Issue this quarter’s report")
    again = cmt.post(f"/audits/{CYCLE}/cmt")
    assert again.status == 409 and "already issued" in again.text


def test_an_issued_report_can_be_downloaded_for_its_day(browser):
    manager = browser("manager")
    page = manager.post(f"/audits/{CYCLE}/cmt")

    [link] = [a["href"] for a in page.soup.select("a[href*='.pdf?as-at']")]

    sent = fetch(browser, "manager", link)
    assert sent.status_code == 200
    assert sent.headers["Content-Disposition"] == f"attachment; filename=cmt-{CYCLE}-{TODAY}.pdf"


@pytest.mark.parametrize("role", ["lead", "director", "scrutiny", "admin"])
def test_the_page_of_the_cmt_report_is_for_cmt_and_the_board(browser, role):
    assert browser(role).get(f"/audits/{CYCLE}/cmt").status == 403


def test_the_council_and_the_panel_start_at_the_audits(browser):
    cmt, scrutiny = browser("cmt").get("/"), browser("scrutiny").get("/")

    assert "Section 11 audit" in cmt.text and "Report to CMT" in cmt.text
    assert "Action plan" in scrutiny.text and "Report to CMT" not in scrutiny.text
