"""A criterion's page: what it shows, what it saves, and what it says where it cannot."""

from datetime import timedelta

import pytest
from sqlalchemy import event, update

from s11.domain.audit import Directorate
from s11.storage.answers import load_answer
from s11.storage.cycles import give_more_time
from s11.storage.database import db
from s11.storage.heads import load_head
from s11.storage.tables import CycleRow
from s11.storage.trail import TOLD
from tests.conftest import TODAY

HERE = "/audits/testshire-now/housing/criteria/1.1"
HOSTILE = "\n<b>bold</b> <img src=x onerror=alert(1)> =cmd|' /C calc'!A0 😀 نظام الحماية </textarea> &amp;"


def answer_of(session, criterion="1.1"):
    return load_answer(session, load_head(session, "testshire-now", "housing").id, criterion).value


def close(session):
    session.execute(update(CycleRow).values(closes=TODAY - timedelta(1)), execution_options=TOLD)
    session.commit()


def test_the_page_has_the_statement_the_definitions_and_who_reads_it(browser):
    page = browser("lead").get(HERE)

    assert page.heading == "1.1 A named senior manager leads"
    for words in (
        "In place and known to work",
        "Outside our role",
        "role description",
        "What changed?",
        "Seen by people in Housing",
    ):
        assert words in page.text


def test_saving_leads_to_the_next_criterion_and_then_to_the_standard(browser):
    lead = browser("lead")

    first = lead.post(HERE, {"version": "0", "rating": "amber"})
    second = lead.post(HERE.replace("1.1", "1.2"), {"version": "0", "rating": "red"})

    assert first.heading.startswith("1.2") and "Criterion 1.1 is saved." in first.text
    assert second.heading == "Standard 1: Senior managers are committed"


def test_a_saved_answer_is_shown_with_when_and_by_whom(browser):
    lead = browser("lead")
    lead.post(HERE, {"version": "0", "narrative": "In place"})

    page = lead.get(HERE)

    assert page.field("narrative") == "In place" and page.field("version") == "1"
    assert "Last saved" in page.text and "by Lead" in page.text


@pytest.mark.parametrize(
    "field", ["narrative", "how_known", "impact", "na_reason", "action_text", "action_success_measure"]
)
def test_hostile_text_comes_back_exactly_as_typed(browser, session, field):
    lead = browser("lead")

    lead.post(HERE, {"version": "0", field: HOSTILE})

    assert lead.get(HERE).field(field) == HOSTILE


def test_forty_thousand_signs_come_back_exactly_as_typed(browser):
    lead, long = browser("lead"), "\n" + "a👩🏽‍🚒<&\n" * 5_000

    lead.post(HERE, {"version": "0", "narrative": long, "impact": long}, content_type="multipart/form-data")

    assert (lead.get(HERE).field("narrative"), lead.get(HERE).field("impact")) == (long, long)


def test_what_is_no_date_is_saved_shown_again_and_flagged(browser):
    lead = browser("lead")

    page = lead.post(HERE, {"version": "0", "action_due": ["31", "September", "2026"]})

    boxes = [box["value"] for box in page.soup.find_all("input", attrs={"name": "action_due"})]
    assert boxes == ["31", "September", "2026"]
    assert (
        "“31 September 2026” is kept as you typed it"
        in page.soup.select_one(".govuk-error-message").get_text()
    )
    assert "Criterion 1.1 is saved." in page.text


def test_a_text_that_is_too_long_stays_in_the_form_with_a_message_beside_it(browser, session):
    page = browser("lead").post(HERE, {"version": "0", "narrative": "x" * 50_001, "how_known": "by audit"})

    assert page.status == 422 and "Shorten this to 50,000 characters" in page.text
    assert (len(page.field("narrative")), page.field("how_known")) == (50_001, "by audit")


def test_the_button_for_evidence_saves_first(browser, session):
    page = browser("lead").post(HERE, {"version": "0", "narrative": "In place", "then": "evidence"})

    assert page.heading == "Evidence for 1.1"
    assert answer_of(session).narrative == "In place"


def test_a_closed_audit_can_be_read(browser, session):
    lead = browser("lead")
    lead.post(HERE, {"version": "0", "narrative": HOSTILE})
    close(session)

    page = lead.get(HERE)

    assert page.status == 200 and page.field("narrative") is None
    assert HOSTILE in page.soup.get_text()


def test_what_was_typed_too_late_is_shown_so_that_it_can_be_copied(browser, session):
    lead = browser("lead")
    close(session)

    page = lead.post(HERE, {"version": "0", "narrative": "typed at midnight"}, page="/account")

    assert page.status == 409 and "typed at midnight" in page.text and "more time" in page.text


def test_more_time_opens_it_again(browser, session):
    close(session)
    give_more_time(session, "testshire-now", Directorate("housing", "Housing", TODAY + timedelta(60)))
    session.commit()

    assert browser("lead").get(HERE).field("narrative") == ""


def test_a_script_that_saves_gets_the_version_and_what_is_missing(browser):
    lead = browser("lead")

    saved = lead.post(HERE, {"version": "0", "rating": "green"}, headers={"Accept": "application/json"})

    told = saved.response.get_json()
    assert told["version"] == 1 and told["saved"].startswith("Saved ")
    assert [gap["field"] for gap in told["gaps"]] == ["how_known", "evidence"]


@pytest.mark.parametrize(
    ("typed", "status", "key"),
    [({"narrative": "x" * 50_001}, 422, "errors"), ({"narrative": "Mine"}, 409, "clash")],
)
def test_a_script_that_cannot_save_is_told_why(browser, typed, status, key):
    lead = browser("lead")
    lead.post(HERE, {"version": "0", "narrative": "Theirs"})

    told = lead.post(HERE, {"version": "0", **typed}, headers={"Accept": "application/json"}).response

    assert told.status_code == status and told.get_json()[key]


def test_a_criterion_that_is_not_asked_and_another_directorates_are_not_found(browser):
    assert browser("lead").get(HERE.replace("1.1", "9.9")).status == 404
    assert browser("leisure").get(HERE).status == 404


def test_a_page_is_made_with_six_queries(app, browser):
    lead, asked = browser("lead"), []
    lead.get(HERE)
    event.listen(db.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    lead.get(HERE)

    assert len([query for query in asked if query.startswith("SELECT")]) <= 6
