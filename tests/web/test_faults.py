"""A disk or a database that fails: a clear page, what was sent given back to be sent again, and nothing in a log."""

import logging
import sqlite3
from contextlib import contextmanager
from io import BytesIO

import pytest
from sqlalchemy import event

from s11.storage.answers import load_answer
from s11.storage.database import db
from s11.storage.heads import load_head
from tests.browser import Page, keeps_the_rules, nobody_yet
from tests.hostile_files import pdf

HERE = "/audits/testshire-now/housing/criteria/1.1"
EVIDENCE = f"{HERE}/evidence"
LONG = "We hold the minutes. <b>&amp;\n\n" * 1500
ANSWER = {"version": "0", "rating": "green", "narrative": LONG, "how_known": "Asked", "action_lead": "Jo"}


@contextmanager
def each_connection(pragma, undone):
    """Set something on each connection for a while; the connections themselves stay."""

    def set_it(connection, *_):
        connection.execute(f"PRAGMA {pragma}")

    db.session.rollback()  # the page before may still hold its connection
    event.listen(db.engine, "checkout", set_it)
    yield
    db.session.rollback()
    event.remove(db.engine, "checkout", set_it)
    event.listen(
        db.engine, "checkout", lambda connection, *_: connection.execute(f"PRAGMA {undone}"), once=True
    )


@contextmanager
def full():
    with each_connection("max_page_count=1", "max_page_count=1000000"):
        yield


@contextmanager
def read_only():
    with each_connection("query_only=ON", "query_only=OFF"):
        yield


@contextmanager
def locked():
    """Somebody else holds the database for longer than this waits."""
    other = sqlite3.connect(db.engine.url.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with each_connection("busy_timeout=20", "busy_timeout=20000"):
        yield
    other.execute("ROLLBACK")
    other.close()


FAULTS = pytest.mark.parametrize(
    ("fault", "status", "word"),
    [(full, 507, "full"), (read_only, 503, "cannot write"), (locked, 503, "Others are at work")],
)


def sent_again(browser, page, **files):
    """Press the button of the page that gave back what was sent."""
    form = page.soup.find(attrs={"data-not-saved": True}).form
    fields = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    nobody_yet()
    answer = browser.client.post(form["action"], data={**fields, **files}, follow_redirects=True)
    return keeps_the_rules(Page(answer))


def narrative(session):
    session.expire_all()
    return load_answer(session, load_head(session, "testshire-now", "housing").id, "1.1").value.narrative


@FAULTS
def test_nothing_is_lost_and_all_is_saved_once_the_fault_is_gone(browser, session, fault, status, word):
    lead = browser("lead")
    token = lead.token(HERE)
    with fault():
        nobody_yet()
        answer = lead.client.post(HERE, data={**ANSWER, "csrf_token": token})
        page = keeps_the_rules(Page(answer))

    assert page.status == status and page.heading == "Nothing was saved" and word in page.text
    assert answer.headers["Retry-After"]
    shown = [typed.get_text() for typed in page.soup.select(".s11-typed")]
    assert shown == ["green", LONG, "Asked", "Jo"]
    assert sent_again(lead, page).status == 200
    assert narrative(session).split() == LONG.split()


@FAULTS
def test_a_script_is_told_in_words_and_can_try_again(browser, session, fault, status, word):
    lead = browser("lead")
    token, script = lead.token(HERE), {"Accept": "application/json"}
    with fault():
        nobody_yet()
        answer = lead.client.post(HERE, data={**ANSWER, "csrf_token": token}, headers=script)

    assert answer.status_code == status and word in answer.json["message"]
    nobody_yet()
    again = lead.client.post(HERE, data={**ANSWER, "csrf_token": token}, headers=script)
    assert again.json["version"] == 1


def test_a_file_is_named_and_chosen_again(browser, people, session):
    lead = browser("lead")
    token = lead.token(EVIDENCE)
    sent = {"title": "Policy", "reference": "", "csrf_token": token}
    with read_only():
        nobody_yet()
        answer = lead.client.post(EVIDENCE, data={**sent, "file": (BytesIO(pdf()), "policy 14.pdf")})
        page = keeps_the_rules(Page(answer))

    assert page.status == 503 and "Choose this file again: policy 14.pdf" in page.text
    field = page.soup.find("input", type="file")
    assert field.has_attr("required") and field["name"] == "file"
    after = sent_again(lead, page, file=(BytesIO(pdf()), "policy 14.pdf"))
    assert after.status == 200 and "Download policy 14.pdf" in after.text


def test_evidence_on_a_full_disk_leaves_no_row_and_no_rest(browser, session, app, monkeypatch):
    folder = app.extensions["s11"].evidence_folder
    folder.write_text("no folder")  # whatever is written there fails, as on a disk that is broken
    lead = browser("lead")
    token = lead.token(EVIDENCE)
    nobody_yet()
    sent = {"title": "Policy", "csrf_token": token, "file": (BytesIO(pdf()), "policy.pdf")}

    page = keeps_the_rules(Page(lead.client.post(EVIDENCE, data=sent)))

    assert page.status in (422, 503) and page.field("title") == "Policy"
    assert "no room for files" in page.text or "cannot be kept" in page.text
    assert "None yet" in lead.get(HERE).text


@FAULTS
def test_what_was_typed_reaches_no_log(browser, caplog, fault, status, word):
    lead = browser("lead")
    token = lead.token(HERE)
    with caplog.at_level(logging.DEBUG), fault():
        nobody_yet()
        lead.client.post(HERE, data={**ANSWER, "csrf_token": token})

    assert "directorate.save_criterion" in caplog.text
    assert "minutes" not in caplog.text and "Traceback" not in caplog.text


def test_a_password_is_never_given_back(browser):
    visitor = browser()
    token = visitor.token("/sign-in")
    with read_only():
        nobody_yet()
        answer = visitor.client.post(
            "/sign-in", data={"email": "lead@example.org", "password": "correct horse", "csrf_token": token}
        )

    assert answer.status_code == 503
    assert "correct horse" not in answer.get_data(as_text=True)


@FAULTS
def test_pages_can_be_read_meanwhile(browser, fault, status, word):
    lead = browser("lead")
    with fault():
        page = lead.get(HERE)

    assert page.status == 200


def test_a_text_that_comes_after_signing_out_elsewhere_is_given_back(browser):
    lead = browser("lead")
    lead.token(HERE)
    nobody_yet()
    answer = lead.client.post(HERE, data={**ANSWER, "csrf_token": "of another session"})

    page = keeps_the_rules(Page(answer))

    assert page.status == 400 and LONG.split() == page.soup.select(".s11-typed")[1].get_text().split()
    assert "Send it again" not in page.text
