import pytest
from sqlalchemy.orm import sessionmaker

from s11.domain.audit import Directorate
from s11.services.jobs.asking import find_archive, load_newest
from s11.services.jobs.working import Workshop, claim_next, now, work_on
from s11.storage.database import db
from tests.board import rated, signed_off
from tests.browser import nobody_yet
from tests.conftest import FRAMEWORK, TODAY, small_audit
from tests.plans import CYCLE
from tests.services.jobs.papers import but_leisure, by_directorate

PLACE = f"/audits/{CYCLE}/reports/all-feedback"
HOSTILE = "../<b>\u202eLeisure</b>" + "x" * 300
THREE = (Directorate("housing", "Housing"), Directorate("leisure", HOSTILE), Directorate("roads", "Roads"))


@pytest.fixture
def audit(session):
    """An audit of three: one issued, one signed off, one that has sent nothing."""
    from s11.storage.audits import keep_audit

    issued = signed_off(status="accepted", standards=rated(), feedback_issued_on=TODAY)
    audit = small_audit(directorates=THREE, submissions=(issued, signed_off("leisure")))
    keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()
    return audit


@pytest.fixture
def made(app, session, tmp_path):
    """Let a server make what was asked for."""

    def made(make=by_directorate):
        shop = Workshop("one", sessionmaker(db.engine), tmp_path, False, make=make, workers=1)
        session.rollback()
        work_on(shop, claim_next(shop))

    return made


def fetch(browser, address, role="manager"):
    nobody_yet()
    return browser(role).client.get(address)


def test_the_audits_page_leads_there(browser):
    page = browser("manager").get(f"/audits/{CYCLE}")

    assert page.soup.find("a", string="All feedback")["href"] == PLACE


def test_the_page_says_before_what_is_made_and_who_sees_it(browser):
    page = browser("manager").get(PLACE)

    lines = [line.get_text() for line in page.soup.select("main ul li")]
    assert [line.split()[0] for line in lines] == ["1", "1", "1"]
    assert "the paper says that it is a draft" in lines[1]
    assert "issues nothing and sends nothing" in page.text
    assert "Only the board’s business manager can download them, for 30 days." in page.text


def test_while_papers_are_made_the_page_says_how_far_it_is_and_that_one_may_leave(browser):
    page = browser("manager").post(PLACE)

    bar = page.soup.progress
    assert (bar["value"], bar["max"]) == ("0", "3")
    assert page.soup.find("label", attrs={"for": bar["id"]}).get_text() == "Papers made"
    assert "Waiting to begin." in page.text and "You can leave this page" in page.text
    assert page.soup.find("a", string="Refresh to see how far it is")["href"] == PLACE
    assert "Asked for by Manager" in page.text


def test_asking_twice_is_asking_once(browser, session):
    manager = browser("manager")
    manager.post(PLACE)
    first = load_newest(session, CYCLE).id

    manager.post(PLACE)

    assert load_newest(session, CYCLE).id == first


def test_a_script_is_told_how_far_it_is(browser, made):
    before = fetch(browser, f"{PLACE}/progress").json
    browser("manager").post(PLACE)
    made(but_leisure_by_ref)

    after = fetch(browser, f"{PLACE}/progress").json

    assert before == {"state": "none", "ended": 0, "failed": 0, "asked": 0}
    assert after == {"state": "done", "ended": 3, "failed": 1, "asked": 3}


def but_leisure_by_ref(contents):
    from dataclasses import replace

    return but_leisure(replace(contents, directorate="Leisure" if "<b>" in contents.directorate else "Other"))


def test_all_papers_and_each_are_downloaded_as_files_with_safe_names(browser, made):
    browser("manager").post(PLACE)
    made()
    page = browser("manager").get(PLACE)

    links = [link["href"] for link in page.soup.select("main a[href*=all-feedback]")]
    answers = [fetch(browser, link) for link in links]

    assert [answer.headers["Content-Disposition"] for answer in answers] == [
        f"attachment; filename={CYCLE}-feedback.zip",
        *(f"attachment; filename={CYCLE}-{ref}-feedback.pdf" for ref in ("housing", "leisure", "roads")),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.headers["X-Content-Type-Options"] for answer in answers} == {"nosniff"}
    assert answers[2].data == HOSTILE.encode()
    assert "All 3 papers were made." in page.text and "Download all (ZIP, 1 KB)" in page.text
    for answer in answers:
        answer.close()


def test_the_page_tells_drafts_from_what_was_issued(browser, made):
    browser("manager").post(PLACE)
    made()

    rows = browser("manager").get(PLACE).soup.select("tbody tr")

    assert [row.a.get_text().split(" to ")[0] for row in rows] == ["Issued", "Draft", "Draft"]


def test_one_that_failed_is_named_with_its_reason(browser, made):
    browser("manager").post(PLACE)
    made(but_leisure_by_ref)

    page = browser("manager").get(PLACE)

    assert "2 of 3 papers were made." in page.text and "1 paper could not be made" in page.text
    assert page.soup.select_one(".govuk-inset-text li strong").get_text() == HOSTILE
    assert "could not be laid out" in page.text
    assert len(page.soup.select("tbody tr")) == 2
    assert fetch(browser, f"{PLACE}/paper/leisure.pdf").status_code == 404


def test_what_is_cancelled_says_so_and_can_be_asked_for_again(browser, session):
    manager = browser("manager")
    manager.post(PLACE)

    page = manager.post(f"{PLACE}/cancel", page=PLACE)

    assert "Cancelled on" in page.text and "No paper had been made." in page.text
    assert page.soup.find("button", string="Make all feedback again")
    assert fetch(browser, f"{PLACE}.zip").status_code == 404


def test_making_them_again_says_that_the_earlier_go_and_they_do(browser, made, session, tmp_path):
    manager = browser("manager")
    manager.post(PLACE)
    made()
    earlier = find_archive(session, CYCLE, tmp_path)
    assert "Making them again deletes those that were made before." in manager.get(PLACE).text

    manager.post(PLACE)

    assert not earlier.parent.exists()
    assert fetch(browser, f"{PLACE}.zip").status_code == 404


def test_a_file_that_is_gone_is_not_found_in_plain_words(browser, made, session, tmp_path):
    browser("manager").post(PLACE)
    made()
    find_archive(session, CYCLE, tmp_path).unlink()

    page = browser("manager").get(f"{PLACE}.zip")

    assert page.status == 404 and "no longer kept" in page.text


@pytest.mark.parametrize("role", ["lead", "director", "cmt", "scrutiny", "admin"])
@pytest.mark.parametrize("place", ["", "/progress", ".zip", "/paper/housing.pdf"])
def test_nobody_else_reaches_any_of_it(browser, made, role, place):
    browser("manager").post(PLACE)
    made()

    assert fetch(browser, PLACE + place, role).status_code == 403


def test_the_page_takes_few_queries(browser, session):
    from tests.board import counted_queries

    manager = browser("manager")
    manager.post(PLACE)
    session.expunge_all()

    with counted_queries() as queries:
        manager.get(PLACE)

    assert len([query for query in queries if query.startswith("SELECT")]) <= 9
    assert load_newest(session, CYCLE).asked_at <= now()
