"""What all tests share: fresh databases of both kinds, and the list of what could not run here."""

from collections import Counter

import pytest

from tests.postgres import EmbeddedPostgres, Unavailable


@pytest.fixture(scope="session")
def postgres():
    """One PostgreSQL for the whole run; where it cannot start, the tests that need it are skipped."""
    try:
        server = EmbeddedPostgres()
    except Unavailable as reason:
        pytest.skip(f"No PostgreSQL: {reason}")
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """The URL of an empty database of its own, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 's11.sqlite'}"
        return
    with request.getfixturevalue("postgres").database() as url:
        yield url


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
