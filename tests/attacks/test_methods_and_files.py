"""Other methods than ours, and files that are nobody's business."""

import pytest

from tests.attacks.places import held
from tests.browser import Browser


def test_static_files_are_only_those_and_no_list_of_them(app):
    client = app.test_client()
    for address in ("/static/", "/static", "/static/../config.py", "/static/%2e%2e/pages.py", "/static/..%5cpages.py",
                    "/static//etc/passwd", "/static/govuk/", "/static/govuk/govuk-frontend.min.js.map",
                    "/static/govuk/govuk-frontend.min.css.map", "/fs-static/", "/.git/config", "/.env", "/s11.db",
                    "/backup.age", "/evidence/", "/secret-key", "/server-status", "/console", "/debug",
                    "/compiled-pages/"):  # fmt: skip
        assert client.get(address).status_code in (404, 308), address


def test_scripts_and_styles_name_no_source_map(app):
    client = app.test_client()
    for name in ("govuk-frontend.min.js", "govuk-frontend.min.css"):
        with client.get(f"/static/govuk/{name}") as sent:
            assert b"sourceMappingURL" not in sent.data


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "XYZZY"])
def test_no_other_method_does_anything(app, people, session, method):
    before = held(session)
    manager = Browser(app, people["manager"]).client

    for address in ("/", "/audits/testshire-now", "/audits/testshire-now/plan/add", "/sign-in", "/healthz"):
        answer = manager.open(address, method=method, data={"text": "forged"})
        assert answer.status_code == 405, (address, answer.status_code)
    assert held(session) == before


@pytest.mark.parametrize("told", [{"X-HTTP-Method-Override": "POST"}, {"X-Method-Override": "DELETE"}])
def test_a_header_makes_no_other_method_of_it(app, people, session, told):
    before = held(session)
    manager = Browser(app, people["manager"]).client

    assert (
        manager.get("/audits/testshire-now/plan/add?_method=POST&text=forged", headers=told).status_code
        == 200
    )
    assert held(session) == before
