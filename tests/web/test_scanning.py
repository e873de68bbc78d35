"""Files and a real virus scanner: nothing counts before it answers, and what it finds is locked away."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from sqlalchemy import select

from s11 import create_app
from s11.cli import run
from s11.config import Settings
from s11.domain.reach import EVERYTHING
from s11.domain.refusals import Unavailable
from s11.services.quarantine import scan_all
from s11.services.scanning import Scanner
from s11.storage.database import db, say_only_reading
from s11.storage.reach import reaching
from s11.storage.tables import TrailRow
from s11.storage.upgrading import upgrade
from tests.clamd import BAD, NAME, clamd
from tests.hostile_files import pdf
from tests.web.test_directorate_evidence import HERE, download, file_link, upload

__all__ = ["clamd"]
CLEAN, INFECTED = pdf(b"<< /Title (policy) >>"), pdf(b"<< /Title (" + BAD + b") >>")
OTHER = "S11.Test.Later"


@pytest.fixture
def app(tmp_path, database_url, clamd):
    settings = Settings(tmp_path, database_url, "a test's own key", "a salt", clamd=clamd.socket)
    app = create_app(settings)
    say_only_reading(False)
    with app.app_context(), reaching(EVERYTHING):
        try:
            upgrade(db.engine)
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def keeping(app):
    return app.extensions["s11-keeping"]


def names(store):
    return [name for name, _, _ in store.names()]


def later(session, keeping):
    say_only_reading(False)
    return scan_all(session, keeping, datetime.now(UTC))


def test_a_clean_file_is_taken(browser):
    assert file_link(upload(browser, CLEAN))


def test_what_the_scanner_finds_is_locked_away_and_said_beside_the_field(browser, keeping):
    page = upload(browser, INFECTED, title="Housing policy")

    assert page.status == 422 and "virus scanner found something" in page.soup.select_one("#file-error").text
    assert page.field("title") == "Housing policy"
    assert names(keeping.store) == [] and len(names(keeping.quarantine)) == 1
    assert "No evidence backs this criterion yet" in browser("lead").get(HERE).text


def test_a_file_in_quarantine_is_readable_by_the_program_only(browser, keeping):
    upload(browser, INFECTED)

    kept = next(keeping.quarantine.folder.iterdir())
    assert kept.stat().st_mode & 0o077 == keeping.quarantine.folder.stat().st_mode & 0o077 == 0


def test_the_administrator_sees_who_gave_it_when_and_what_was_found_and_deletes_it(browser, keeping):
    upload(browser, INFECTED, name="a-name-that-says-something.pdf")

    page = browser("admin").get("/admin/quarantine")
    after = browser("admin").post(page.soup.select_one("main form")["action"], page="/admin/quarantine")

    assert f"Lead testshire-now housing, 1.1 {NAME}" in page.text
    assert "a-name-that-says-something" not in page.text
    assert "Deleted" in after.text and names(keeping.quarantine) == []


def test_the_trail_tells_what_was_found_where_and_by_whom_it_was_given(browser, session, people):
    upload(browser, INFECTED)

    entry = session.scalars(select(TrailRow).filter_by(what="quarantined_file.added")).one()
    assert (entry.who, entry.cycle, entry.directorate) == (people["lead"].id, "testshire-now", "housing")
    assert NAME in entry.details


def test_while_the_scanner_is_down_no_file_is_taken_and_what_was_typed_stays(browser, clamd, keeping):
    clamd.stop()

    page = upload(browser, CLEAN, title="Housing policy")

    assert page.status == 503 and "does not answer" in page.soup.select_one("#file-error").text
    assert page.field("title") == "Housing policy"
    assert names(keeping.store) == [] and [*keeping.incoming.iterdir()] == []
    assert browser().client.get("/readyz").text == "virus scanner does not answer\n"


def test_a_reference_is_taken_while_the_scanner_is_down(browser, clamd):
    clamd.stop()

    page = browser("lead").post(HERE, {"title": "Policy", "reference": "intranet"})

    assert "Policy" in page.soup.select_one("dl strong").text


@pytest.mark.parametrize(
    "answer", [b"", b"nonsense\0", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK"]
)
def test_an_answer_that_is_none_counts_as_none(answer):
    with answering(answer) as address, pytest.raises(Unavailable):
        Scanner(address).signature_in(BytesIO(CLEAN))


def answering(said):
    """Listen where a scanner would, take what comes, and answer this."""
    import socket
    from contextlib import contextmanager
    from threading import Thread

    @contextmanager
    def listening():
        with socket.create_server(("127.0.0.1", 0)) as door:

            def serve():
                with door.accept()[0] as asked:
                    while not asked.recv(65536).endswith(b"\0\0\0\0"):
                        pass
                    asked.sendall(said)

            thread = Thread(target=serve)
            thread.start()
            yield f"127.0.0.1:{door.getsockname()[1]}"
            thread.join()

    return listening()


def test_a_later_scan_finds_what_new_signatures_know(browser, session, clamd, keeping):
    link = file_link(upload(browser, CLEAN))
    clamd.again_with({OTHER: b"/Title (policy)"})

    scanned = later(session, keeping)

    page = browser("lead").get(HERE)
    assert (scanned.files, scanned.infected) == (1, 1) and names(keeping.store) == []
    assert "In quarantine" in page.text and "nobody can download it" in page.text
    assert download(browser, "lead", link)[0] == 404
    assert OTHER in browser("admin").get("/admin/quarantine").text


def test_what_a_later_scan_finds_clean_comes_back(browser, session, clamd, keeping):
    link = file_link(upload(browser, CLEAN))
    clamd.again_with({OTHER: b"/Title (policy)"})
    later(session, keeping)
    clamd.again_with({NAME: BAD})

    scanned = later(session, keeping)

    assert scanned.released == 1 and names(keeping.quarantine) == []
    assert download(browser, "lead", link)[2] == CLEAN
    assert "Clean by a later scan" in browser("admin").get("/admin/quarantine").text


def test_a_clean_file_that_is_given_again_after_a_false_alarm_counts(browser, session, clamd, keeping):
    link = file_link(upload(browser, CLEAN))
    clamd.again_with({OTHER: b"/Title (policy)"})
    later(session, keeping)
    clamd.again_with({NAME: BAD})

    upload(browser, CLEAN)

    assert download(browser, "lead", link)[0] == 200 and names(keeping.quarantine) == []


def test_the_command_scans_and_ends_with_1_where_it_finds_something(
    browser, session, clamd, tmp_path, monkeypatch, capfd
):
    upload(browser, CLEAN)
    session.commit()
    clamd.again_with({OTHER: b"/Title (policy)"})
    monkeypatch.setenv("S11_CLAMD", clamd.socket)
    monkeypatch.setenv("S11_DATABASE_URL", db.engine.url.render_as_string(hide_password=False))

    status = run(["--data", str(tmp_path), "evidence", "scan"])

    told = capfd.readouterr()
    assert status == 1 and "1 went into quarantine" in told.out and told.err == "evidence: 1 infected\n"


def test_the_board_is_told_that_a_file_is_in_quarantine(browser, session, clamd, keeping):
    from tests.web.test_directorate_evidence import sign_off

    upload(browser, CLEAN)
    clamd.again_with({OTHER: b"/Title (policy)"})
    later(session, keeping)
    sign_off(session)

    page = browser("manager").get("/audits/testshire-now/housing/review/1")

    assert "In quarantine" in page.text and "Ask Housing for a clean one" in page.text
