"""Asking for costly things again and again, or many at once."""

import pytest
from werkzeug.exceptions import TooManyRequests

from s11.web.at_once import few_at_once
from s11.web.limits import LIMITS, NEW_ONES, PAPERS, UPLOADS
from tests.browser import nobody_yet

MOST = next(int(limit.often.split()[0]) for limit in LIMITS if limit.routes == PAPERS)
PLAN = "/audits/testshire-now/reports/action-plan.csv"


def test_so_many_papers_a_person_and_no_more(browser):
    manager, most = browser("manager"), MOST
    given = [manager.client.get(PLAN).status_code for _ in range(most)]

    refused = manager.get(PLAN)

    assert given == [200] * most
    assert refused.status == 429
    assert "Wait ten minutes, then try again" in refused.text
    assert "password" not in refused.text


def test_the_papers_of_one_keep_nobody_else_from_theirs(browser):
    for _ in range(MOST + 1):
        browser("manager").client.get(PLAN)

    nobody_yet()
    assert browser("cmt").client.get(PLAN).status_code == 200


def test_what_was_typed_is_given_back_when_it_was_too_often(browser):
    manager = browser("manager")
    token = manager.token("/audits/testshire-now/plan/add")
    typed = {
        "csrf_token": token,
        "text": "Train <b>every</b> new member of staff",
        "kind": "action",
        "standard": "1",
        "directorate": "",
    }
    for _ in range(300):
        manager.client.post("/audits/testshire-now/plan/add", data={"csrf_token": token})

    answer = manager.client.post("/audits/testshire-now/plan/add", data=typed)

    assert answer.status_code == 429
    assert "Train &lt;b&gt;every&lt;/b&gt; new member of staff" in answer.text


def test_only_so_many_papers_are_made_at_once():
    hold = few_at_once(2)
    inner = hold(lambda: "paper")
    outer = hold(lambda: [hold(inner)()])

    with pytest.raises(TooManyRequests):
        outer()
    assert inner() == "paper"
    assert hold(inner)() == "paper"


def test_every_route_that_is_held_is_there(app):
    assert {*PAPERS, *UPLOADS, *NEW_ONES} <= set(app.view_functions)
    assert all(getattr(app.view_functions[name], "may", None) for name in (*PAPERS, *UPLOADS, *NEW_ONES))
