"""The trail as people see it: the administrator's list, and the history of an answer."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from s11.domain.audit import Answer, Submission
from s11.storage.audits import keep_audit
from s11.storage.tables import TrailRow
from tests.browser import nobody_yet
from tests.conftest import FRAMEWORK
from tests.web.test_directorate_criterion import answer_of

HERE = "/audits/testshire-now/housing/criteria/1.1"
HISTORY = f"{HERE}/history"
HOSTILE = "=cmd|' /C calc'!A0 <b>bold</b> 😀"


def saved(lead, *texts):
    for version, text in enumerate(texts):
        lead.post(HERE, {"version": str(version), "rating": "green", "narrative": text})


def kinds(session):
    session.rollback()
    return [row.what for row in session.query(TrailRow).order_by(TrailRow.id)]


def test_the_history_shows_who_changed_what_word_by_word(browser):
    lead = browser("lead")
    saved(lead, "We have a policy of 2024.", "We have a policy of 2026.")

    page = lead.get(HISTORY)

    assert page.soup.ins.get_text() == "added: 2026."
    assert page.soup.find("del").get_text() == "removed: 2024."
    assert page.text.count(", Lead") == 2


def test_going_back_saves_the_earlier_answer_and_keeps_the_later_in_the_history(browser, session):
    lead = browser("lead")
    saved(lead, "first", "second")
    form = lead.get(HISTORY).soup.select_one("main form")

    page = lead.post(HISTORY, {name: form.find(attrs={"name": name})["value"] for name in ("at", "version")})

    assert page.heading.startswith("1.1")
    assert answer_of(session).narrative == "first"
    assert "second" in lead.get(HISTORY).text


def test_going_back_from_a_stale_page_is_refused_and_changes_nothing(browser, session):
    lead = browser("lead")
    saved(lead, "first", "second")
    form = lead.get(HISTORY).soup.select_one("main form")
    lead.post(HERE, {"version": "2", "rating": "green", "narrative": "third"})

    page = lead.post(HISTORY, {name: form.find(attrs={"name": name})["value"] for name in ("at", "version")})

    assert page.status == 409
    assert answer_of(session).narrative == "third"


@pytest.mark.parametrize("at", ["", "x", "2026-11-25T00:00:00.000000+00:00", "' OR 1=1"])
def test_a_version_that_never_was_is_not_found(browser, at):
    lead = browser("lead")
    saved(lead, "first")

    assert lead.post(HISTORY, {"at": at, "version": "1"}).status == 404


def test_the_board_never_sees_earlier_texts(browser):
    saved(browser("lead"), "a draft")

    assert browser("manager").get(HISTORY).status == 403


def test_signing_in_failing_to_and_signing_out_are_noted(app, people, session, browser):
    from flask_security import hash_password

    people["lead"].password = hash_password("a long enough password")
    session.commit()
    somebody = browser()
    somebody.post("/sign-in", {"email": "lead@example.org", "password": "wrong and wrong"})
    somebody.post("/sign-in", {"email": "lead@example.org", "password": "a long enough password"})

    somebody.post("/sign-out", page="/account")

    assert [kind for kind in kinds(session) if "sign" in kind] == [
        "sign_in.refused",
        "sign_in.done",
        "sign_out.done",
    ]


def test_what_the_board_reads_and_what_is_downloaded_is_noted(browser, session):
    browser("manager").get("/audits/testshire-now/housing/review")
    nobody_yet()
    browser("manager").client.get("/audits/testshire-now/reports/action-plan.pdf").close()

    assert kinds(session)[-2:] == ["submission.read", "report.downloaded"]


def test_the_administrator_sees_who_did_what_and_never_what_was_answered(browser):
    saved(browser("lead"), "a secret about a child")

    page = browser("admin").get("/admin/trail")

    assert "Answer added" in page.text and "Lead" in page.text and "narrative" in page.text
    assert "secret" not in page.html


def test_the_list_is_narrowed_by_person_kind_audit_and_day(browser, people):
    saved(browser("lead"), "one", "two")
    admin = browser("admin")
    found = f"/admin/trail?who={people['lead'].id}&what=answer.changed&audit=testshire-now&first=2020-01-01"

    assert "1 entry." in admin.get(found).text
    assert "Nothing fits." in admin.get(f"{found}&last=2020-01-01").text
    assert "Nothing fits." in admin.get("/admin/trail?audit=elsewhere").text
    assert admin.get("/admin/trail?who=x&first=31-09-2026&last=").status == 200


def test_the_table_to_take_away_has_the_same_entries_and_no_formula(browser, session, people):
    people["lead"].name = HOSTILE
    session.commit()
    saved(browser("lead"), "one")

    nobody_yet()
    answer = browser("admin").client.get("/admin/trail.csv")

    rows = list(csv.DictReader(StringIO(answer.get_data(as_text=True))))
    assert [row["what"] for row in rows][-2:] == ["Answer added", "Trail exported"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert "attachment" in answer.headers["Content-Disposition"]


def test_an_answer_that_was_here_before_the_history_can_be_had_again(browser, session, audit, people):
    answers = (Answer("1.1", "green", "As it was taken in"),)
    taken_in = replace(
        audit,
        cycle=replace(audit.cycle, ref="taken-in"),
        submissions=(Submission("housing", "in_progress", None, None, answers, ()),),
    )
    keep_audit(session, taken_in, FRAMEWORK.decode())
    session.commit()
    lead, there = browser("lead"), HERE.replace("testshire-now", "taken-in")
    version = lead.get(there).field("version")
    lead.post(there, {"version": version, "rating": "green", "narrative": "Something else"})
    after = str(int(version) + 1)

    page = lead.post(f"{there}/history", {"at": "before", "version": after})

    assert page.field("narrative") == "As it was taken in"
