"""What every answer tells the browser, whichever route, role and outcome."""

import pytest

from s11.domain.people import Role
from tests.browser import Browser, nobody_yet
from tests.web.routes import addresses

KEPT = {"static", "account.stylesheet", "account.logo"}
TEXTS = ("text/", "application/json", "image/svg+xml")
OVER_HTTPS = {"secure_cookies": True, "hosts": ("audit.example.org",)}
ORIGIN = "https://audit.example.org"


def answers(app, user):
    browser = Browser(app, user)
    for endpoint, method, address in addresses(app):
        nobody_yet()
        with browser.client.open(address, method=method) as answer:
            yield endpoint, answer
    for address in ("/nowhere", "/audits/nowhere", "/static/nowhere"):
        nobody_yet()
        with browser.client.get(address) as answer:
            yield "nowhere", answer


@pytest.mark.parametrize("role", [None, Role.LEAD, Role.MANAGER, Role.ADMIN])
def test_every_answer_carries_them(app, people, role):
    for endpoint, answer in answers(app, people[role] if role else None):
        told = answer.headers

        policy = dict(part.split(" ", 1) for part in told["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == policy["frame-ancestors"] == "'none'", endpoint
        assert "unsafe" not in told["Content-Security-Policy"], endpoint
        assert told["X-Content-Type-Options"] == "nosniff", endpoint
        assert told["Referrer-Policy"] in ("same-origin", "no-referrer"), endpoint
        assert told["Cross-Origin-Opener-Policy"] == told["Cross-Origin-Resource-Policy"] == "same-origin", (
            endpoint
        )
        assert not [name for name in told.keys() if name.lower().startswith("access-control-")], endpoint  # noqa: SIM118
        assert not {"Server", "X-Powered-By"} & set(told.keys()), endpoint
        if answer.mimetype.startswith(TEXTS) and answer.mimetype != "application/json":
            assert answer.content_type.lower().endswith("charset=utf-8"), (endpoint, answer.content_type)
        if endpoint not in KEPT:
            assert told["Cache-Control"] == "no-store", endpoint


def test_pages_run_only_our_own_scripts(browser):
    told = browser("lead").client.get("/audits").headers["Content-Security-Policy"].split("; ")

    assert {
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "style-src 'self'",
        "connect-src 'self'",
    } <= set(told)
    assert next(part.split()[1] for part in told if part.startswith("script-src")) == "'self'"
    assert "'unsafe-inline'" not in str(told)


def test_another_origin_is_answered_as_nobody(browser):
    answer = browser("lead").client.get("/audits", headers={"Origin": "https://evil.example"})

    assert "Access-Control-Allow-Origin" not in answer.headers


def test_over_https_the_cookie_is_this_hosts_alone(make):
    answer = make(**OVER_HTTPS).test_client().get("/sign-in", base_url=ORIGIN)

    name, *attributes = answer.headers["Set-Cookie"].split("; ")
    assert name.startswith("__Host-s11=")
    assert set(attributes) >= {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"}
    assert not [
        attribute for attribute in attributes if attribute.startswith(("Domain", "Expires", "Max-Age"))
    ]


def test_over_https_every_answer_keeps_the_browser_there(make):
    client = make(**OVER_HTTPS).test_client()

    for address in ("/sign-in", "/nowhere", "/healthz", "/static/s11.css"):
        with client.get(address, base_url=ORIGIN) as answer:
            assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains", (
                address
            )


def test_signing_out_clears_what_the_device_kept(browser):
    lead = browser("lead")

    answer = lead.client.post("/sign-out", data={"csrf_token": lead.token()})

    assert answer.headers["Clear-Site-Data"] == '"storage"'


def test_only_the_cookie_is_set_and_it_is_small(browser):
    lead = browser("lead")
    lead.get("/audits")

    cookies = lead.client._cookies.values()

    assert [cookie.key for cookie in cookies] == ["s11"]
    assert all(len(cookie.key) + len(cookie.value) < 4096 for cookie in cookies)
