"""Forms that another site sends with somebody's cookie: refused on every route, and nothing changes."""

import pytest

from s11.domain.people import Role
from s11.web.policy import who_may
from tests.attacks.places import held, posts
from tests.browser import Browser

FIELDS = {
    "rating": "green",
    "narrative": "forged",
    "text": "forged",
    "email": "forged@example.org",
    "version": "0",
}


def allowed(app, role):
    return [(endpoint, address) for endpoint, address in posts(app) if role in who_may(app, endpoint)]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("token", ["none", "empty", "another session's"])
def test_without_the_token_of_its_own_session_no_form_changes_anything(app, people, session, role, token):
    browser, before = Browser(app, people[role]), held(session)
    sent = {
        "none": {},
        "empty": {"csrf_token": ""},
        "another session's": {"csrf_token": Browser(app, people["leisure"]).token()},
    }[token]

    for endpoint, address in allowed(app, role):
        answer = browser.client.post(address, data=FIELDS | sent)

        assert answer.status_code == 400, (endpoint, answer.status_code)
    assert held(session) == before


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_the_browser_says_another_site_sent_is_refused_even_with_a_token(
    app, people, session, role, site
):
    browser, before = Browser(app, people[role]), held(session)
    token = browser.token()
    told = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}

    for endpoint, address in allowed(app, role):
        answer = browser.client.post(address, data=FIELDS | {"csrf_token": token}, headers=told)

        assert answer.status_code == 403, endpoint
    assert held(session) == before


def test_a_link_from_another_site_leads_here_and_a_frame_or_script_of_it_gets_nothing(browser):
    lead = browser("lead").client
    site = {"Sec-Fetch-Site": "cross-site"}

    link = lead.get("/audits", headers={**site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"})
    frame = lead.get("/audits", headers={**site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"})
    script = lead.get("/audits", headers={**site, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"})

    assert (link.status_code, frame.status_code, script.status_code) == (200, 403, 403)
    assert frame.text == script.text == "This was sent from another site, and is not done.\n"


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "application/xml", "application/octet-stream"]
)
def test_what_is_not_sent_as_a_form_is_refused_on_every_route(app, people, session, kind):
    before = held(session)
    for role in Role:
        browser = Browser(app, people[role])
        token = browser.token()
        for endpoint, address in allowed(app, role):
            body = '[["text","forged"]]' if kind == "application/json" else "text=forged"

            answer = browser.client.post(
                address, data=body, content_type=kind, headers={"X-CSRFToken": token}
            )

            assert answer.status_code == 415, (endpoint, answer.status_code)
    assert held(session) == before


def test_a_refused_form_is_logged_without_what_it_held(app, people, caplog):
    Browser(app, people["lead"]).client.post("/audits/testshire-now/housing/criteria/1.1", data=FIELDS)

    line = next(each for each in caplog.records if each.name == "s11.refused")
    assert line.facts["refused"] == "without the token of its page"
    assert line.facts["route"] == "directorate.save_criterion"
    assert line.facts["person"] == people["lead"].id
    assert "forged" not in str(vars(line))
