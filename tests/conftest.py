"""What tests share: an application on an empty database, an audit of two directorates, and its people."""

import shutil
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import create_engine

from s11 import create_app
from s11.config import Settings
from s11.domain.audit import Audit, Body, Cycle, Directorate, FrameworkRef
from s11.domain.reach import EVERYTHING
from s11.storage.database import db, say_only_reading
from s11.storage.reach import reaching
from s11.storage.tables import DirectorateRow, UserRow
from s11.storage.upgrading import upgrade
from tests.browser import Browser
from tests.postgres import EmbeddedPostgres, Unavailable

FRAMEWORK = b"""
format: s11-framework/1
id: small
version: "1"
title: A small framework
source: for tests
scale:
  - {id: green, label: Green, meaning: In place and known to work, colour: green, needs: [how_known, evidence]}
  - {id: amber, label: Amber, meaning: Partly in place, colour: amber, needs: [action]}
  - {id: red, label: Red, meaning: Not in place, colour: red, needs: [action]}
  - {id: na, label: Not applicable, meaning: Outside our role, colour: grey, needs: [na_reason], counts: false}
standards:
  - id: "1"
    title: Senior managers are committed
    criteria:
      - {id: "1.1", statement: A named senior manager leads, evidence: [role description], impact_prompt: What changed?}
      - {id: "1.2", statement: The top team reviews safeguarding, evidence: [minutes], impact_prompt: What followed?}
  - id: "2"
    title: A clear statement of responsibility
    criteria:
      - {id: "2.1", statement: There is a current policy, evidence: [policy], impact_prompt: Who knows it?}
      - {id: "2.2", statement: Staff know what to do, evidence: [survey], impact_prompt: Sooner than before?}
"""
TODAY = date.today()
# A password hashed as in earnest takes a tenth of a second, and hundreds of tests sign somebody in.
CHEAP = {"argon2__time_cost": 1, "argon2__memory_cost": 64}


def small_audit(**changes):
    values = {
        "board": Body("Testshire Safeguarding Partnership", "TSP"),
        "organisation": Body("Testshire Council", "TC"),
        "framework": FrameworkRef("small", "1"),
        "cycle": Cycle("testshire-now", "Section 11 audit", TODAY - timedelta(30), TODAY + timedelta(30), 24),
        "directorates": (Directorate("housing", "Housing"), Directorate("leisure", "Leisure")),
    }
    return Audit(**{**values, **changes})


@pytest.fixture(scope="session")
def postgres():
    """One PostgreSQL for the whole run; where it cannot start, the tests that need it are skipped."""
    try:
        server = EmbeddedPostgres()
    except Unavailable as reason:
        pytest.skip(f"No PostgreSQL: {reason}")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory):
    """An SQLite file that was brought up to date once, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "test.db"
    engine = create_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_url(tmp_path, empty_sqlite):
    """The URL of an empty SQLite database of its own."""
    return f"sqlite:///{shutil.copy(empty_sqlite, tmp_path)}"


@pytest.fixture
def database_url(sqlite_url):
    """The URL of an empty database; tests/databases.py has the fixture for both kinds."""
    return sqlite_url


@pytest.fixture
def changed_settings():
    """Settings that differ from the usual, by name; a test file has its own fixture where it needs some."""
    return {}


@pytest.fixture
def app(tmp_path, database_url, changed_settings):
    usual = {"secret_key": "a test's own key", "password_salt": "a test's own salt"}
    settings = Settings(tmp_path, database_url, **{**usual, **changed_settings})
    app = create_app(settings)
    app.extensions["security"].pwd_context.update(**CHEAP)
    say_only_reading(False)
    with app.app_context(), reaching(EVERYTHING):
        try:
            upgrade(db.engine)
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def session(app):
    return db.session()


@pytest.fixture
def audit(session):
    """An audit that is open today, with nothing answered, kept in the database."""
    from s11.storage.audits import keep_audit

    audit = small_audit()
    keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()
    return audit


@pytest.fixture
def people(session, audit):
    """One person a role, by role; the lead and the director are Housing's, `leisure` is Leisure's lead."""
    directorates = {row.ref: row.id for row in session.query(DirectorateRow)}
    roles = {
        "lead": "housing",
        "director": "housing",
        "manager": None,
        "cmt": None,
        "scrutiny": None,
        "admin": None,
    }
    users = {
        role: UserRow(
            email=f"{role}@example.org",
            name=role.capitalize(),
            fs_uniquifier=role,
            role=role,
            active=True,
            directorate_id=directorates.get(directorate),
        )
        for role, directorate in roles.items()
    }
    users["leisure"] = UserRow(
        email="leisure@example.org", name="Leisure lead", fs_uniquifier="leisure", role="lead", active=True,
        directorate_id=directorates["leisure"],
    )  # fmt: skip
    session.add_all(users.values())
    session.commit()
    return users


@pytest.fixture
def browser(app, people):
    """Open a browser as somebody: `browser("lead")`, or signed out: `browser()`."""
    return lambda role=None: Browser(app, people[role] if role else None)


def pytest_terminal_summary(terminalreporter):
    """Name at the end what was skipped and why: a test that could not run is not a test that passed."""
    lines = unrun(terminalreporter.stats.get("skipped", []))
    if lines:
        terminalreporter.section("What could not run here")
        for line in lines:
            terminalreporter.write_line(line)


def unrun(reports):
    """Say each reason once, with how many tests it kept from running."""
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in reports)
    return [f"{count} x {reason}" for reason, count in reasons.items()]
