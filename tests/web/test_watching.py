import json
import logging

import pytest

from s11 import create_app
from s11.config import Settings
from s11.storage.database import db
from s11.web.watching import JsonLines


@pytest.fixture
def make(tmp_path, sqlite_url):
    """Make an application with other settings, on an empty database."""
    made = []

    def application(**settings):
        app = create_app(Settings(tmp_path, sqlite_url, "a test's own key", "a salt", **settings))
        made.append(app)
        return app.test_client()

    yield application
    for app in made:
        with app.app_context():
            db.engine.dispose()


def test_a_process_that_runs_and_can_work_says_so(make):
    client = make()

    assert client.get("/healthz").text == client.get("/readyz").text == "ok\n"


def test_a_database_of_another_release_is_not_ready(make, tmp_path):
    client = make()
    with client.application.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    answer = client.get("/readyz")

    assert (answer.status_code, answer.text) == (503, "database is of another release\n")


def test_metrics_are_for_whoever_has_the_token(make):
    client = make(metrics_token="a token")
    client.get("/healthz")

    told = client.get("/metrics", headers={"Authorization": "Bearer a token"})

    assert 's11_requests_total{method="GET",route="healthz",status="200"} 1.0' in told.text
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer another"}).status_code == 404
    assert make().get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_a_request_is_logged_as_json_without_its_address(make, caplog):
    client = make(log_requests=True)
    logging.getLogger("s11").propagate = True
    try:
        client.get("/sign-in?next=/a-name-that-somebody-typed")
    finally:
        logging.getLogger("s11").handlers = []

    line = json.loads(JsonLines().format(caplog.records[-1]))
    assert (line["route"], line["status"], line["person"]) == ("security.login", 200, None)
    assert "typed" not in json.dumps(line)


def test_another_hosts_name_is_refused_where_hosts_are_named(make):
    client = make(hosts=("audit.example.org",))

    assert client.get("/sign-in", base_url="http://audit.example.org").status_code == 200
    assert client.get("/sign-in", base_url="http://evil.example").status_code == 400


def test_over_https_the_browser_is_told_to_stay_there(make):
    told = make(secure_cookies=True).get("/healthz").headers

    assert told["Strict-Transport-Security"].startswith("max-age=63072000")
    assert "Strict-Transport-Security" not in make().get("/healthz").headers
