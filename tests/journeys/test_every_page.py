"""Every page of every role, in a real browser 320 pixels wide: nothing is cut, and axe finds nothing."""

import re
from urllib.parse import urlsplit

import pytest
from werkzeug.exceptions import NotFound

from s11.domain.people import Role
from s11.web.policy import who_may

SENT, DOWNLOADED, READ = "is sent on", "is downloaded", "is read by a script"
OF_FACTORS = "is reached with a second factor"
NO_PAGES = {
    "static": DOWNLOADED,
    "account.icon": DOWNLOADED,
    "account.logo": DOWNLOADED,
    "account.stylesheet": DOWNLOADED,
    "board.sample": DOWNLOADED,
    "admin.trail_as_csv": DOWNLOADED,
    "directorate.file": DOWNLOADED,
    "retention.audit_file": DOWNLOADED,
    "admin.export": DOWNLOADED,
    "account.held": DOWNLOADED,
    "healthz": "is for machines",
    "metrics": "is for machines",
    "readyz": "is for machines",
    "council.report": DOWNLOADED,
    "council.report_of_directorate": DOWNLOADED,
    "board.all_feedback_archive": DOWNLOADED,
    "board.one_of_all_feedback": DOWNLOADED,
    "board.all_feedback_progress": READ,
    "account.start": SENT,
    "account.time_left": READ,
    # tests/journeys/test_passkeys.py goes to these, with something set up
    "second_factor.confirm": OF_FACTORS,
    "second_factor.recovery_codes": OF_FACTORS,
    "second_factor.take_away_app": OF_FACTORS,
    "second_factor.take_away_passkey": OF_FACTORS,
    "directorate.reply": SENT,
    "security.login": SENT,
}
SIGN_IN_AS = {Role.LEAD: "lead.housing", Role.DIRECTOR: "director.housing"}
OPEN, DONE = "/audits/brightwater-2026", "/audits/brightwater-2024"
OF_HOUSING = [f"{OPEN}/housing/criteria/1.1/evidence", f"{DONE}/housing/feedback", f"{DONE}/plan"]
ALSO = {
    Role.LEAD: OF_HOUSING,
    Role.DIRECTOR: OF_HOUSING,
    Role.MANAGER: [
        f"{OPEN}/public-health/accept",
        f"{OPEN}/leisure-and-culture/review/1/send-back",
        "/council",
    ],
    Role.ADMIN: ["/admin/people/2/erase"],
}
REFUSALS = {
    "/nowhere": 404,
    "/admin/people": 403,
    "/audits/brightwater-2026/childrens-services/more-time": 409,
}


def endpoint_of(app, address):
    try:
        return app.url_map.bind("localhost").match(urlsplit(address).path, "GET")[0]
    except NotFound:
        return None


def pages_of(app, role):
    """Return the endpoints of the pages that a role may open."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods]
    return {rule.endpoint for rule in rules if role in who_may(app, rule.endpoint)} - set(NO_PAGES)


@pytest.mark.parametrize("role", list(Role))
def test_every_page_fits_a_narrow_screen_and_passes_axe(app, open_as, holds, role):
    page = open_as(SIGN_IN_AS.get(role, role.value), width=320)
    addresses, seen, wrong = [page.url, *ALSO.get(role, [])], {}, {}

    while addresses:
        address = addresses.pop(0)
        endpoint = endpoint_of(app, address)
        if endpoint in seen or endpoint in NO_PAGES or endpoint is None:
            continue
        page.goto(address)
        seen[endpoint] = address
        if said := holds(page):
            wrong[address] = said
        addresses += page.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.href)")

    assert wrong == {}
    assert set(seen) == pages_of(app, role)


@pytest.mark.parametrize(("address", "status"), REFUSALS.items())
def test_a_page_that_refuses_is_as_good_as_any(open_as, holds, address, status):
    page = open_as("manager", width=320)

    answer = page.goto(address)

    assert answer.status == status
    assert holds(page) == []
    assert page.get_by_role("link", name=re.compile("first page")).is_visible()


def test_an_error_is_announced_and_its_link_leads_to_its_field(open_as, holds):
    page = open_as("lead.housing", width=320)
    page.goto(f"{OPEN}/housing/criteria/1.2/evidence")

    page.get_by_role("button", name="Add evidence").click()

    assert holds(page) == []
    assert page.locator(".govuk-error-summary").evaluate("box => box === document.activeElement")
    for link in page.locator(".govuk-error-summary a").all():
        link.click()
        assert page.evaluate("document.activeElement.matches('input, textarea, select')"), link.inner_text()
