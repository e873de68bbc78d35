"""Addresses that no page of ours leads to: never a fault, never anything but not found."""

import pytest

from s11.domain.people import Role
from tests.attacks.places import held
from tests.browser import Browser, nobody_yet
from tests.databases import database_url, postgres_tables  # noqa: F401
from tests.web.routes import ANYTHING

HOSTILE = {
    "a number beyond the database's": "99999999999999999999",
    "NUL": "a%00b",
    "overlong UTF-8": "%c0%ae%c0%ae",
    "half a character": "%ff%fe",
    "a surrogate": "%ed%a0%80",
    "upwards": "..%2f..%2fetc%2fpasswd",
    "SQL": "1'%20OR%20'1'='1",
    "a template": "{{7*7}}",
    "markup": "%3Cscript%3E",
    "a new line": "x%0d%0aSet-Cookie:%20a=b",
    "very long": "a" * 8000,
    "right to left": "%e2%80%ae",
}


def everywhere(app, hostile):
    """Return every route's addresses with the hostile value in the place of each variable in turn."""
    found = set()
    for rule in app.url_map.iter_rules():
        for name in rule.arguments:
            address = "".join(
                part if not is_variable else hostile if part == name else str(ANYTHING.get(part, 1))
                for is_variable, part in rule._trace
                if part != "|"
            )
            found |= {(address, method) for method in rule.methods & {"GET", "POST"}}
    return sorted(found)


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_no_hostile_address_is_a_fault(app, people, session, hostile):
    before = held(session)
    for role in (Role.LEAD, Role.MANAGER, Role.ADMIN):
        browser = Browser(app, people[role])
        token = browser.token()
        for address, method in everywhere(app, hostile):
            answer = browser.client.open(
                address, method=method, data={"csrf_token": token} if method == "POST" else None
            )
            answer.close()
            assert answer.status_code in (302, 400, 403, 404, 405, 409), (address, method, answer.status_code)
            assert "a=b" not in str(answer.headers.getlist("Set-Cookie"))
    assert held(session) == before


@pytest.mark.parametrize(
    "asked",
    ["page=99999999999999999999", "page=-1", "page=%00", "page=1%00", "status=%00", "name=%00", "name=%ff", "saved=%00",
     "as-at=%00", "as-at=9999-99-99", "who=%00", "who=99999999999999999999", "audit=%00", "what=%00", "first=%00",
     "action=99999999999999999999&action=1", "action=%00", "show=%00", "of=%00", "version=%00", "next=%00",
     "name=" + "%f0%9f%98%80" * 500, "name=%25_%5c", "done=%00", "page=%D9%A1"],
)  # fmt: skip
def test_no_hostile_question_is_a_fault(app, people, asked):
    pages = {
        "lead": ("/audits", "/audits/testshire-now/plan", "/audits/testshire-now/housing/criteria/1.1",
                 "/audits/testshire-now/housing/criteria/1.1/evidence", "/audits/testshire-now/housing/criteria/1.1/history",
                 "/audits/testshire-now/housing/tasks", "/audits/testshire-now/reports/blank.docx"),
        "manager": ("/audits/testshire-now", "/audits/testshire-now/plan/merge", "/audits/testshire-now/matrix",
                    "/audits/testshire-now/reports/action-plan.csv", "/audits/testshire-now/cmt", "/board"),
        "admin": ("/admin/trail", "/admin/trail.csv", "/admin/people"),
    }  # fmt: skip
    for role, addresses in pages.items():
        for address in addresses:
            nobody_yet()
            answer = Browser(app, people[role]).client.get(f"{address}?{asked}")
            answer.get_data()
            answer.close()

            assert answer.status_code in (200, 302, 404), (address, answer.status_code)
