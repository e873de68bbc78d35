"""An application with an audit of any size in it, and a browser that is signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from flask.testing import FlaskClient

from s11 import create_app
from s11.config import Settings
from s11.domain.audit import (
    Answer,
    Audit,
    Body,
    Cycle,
    Directorate,
    Evidence,
    FrameworkRef,
    StandardRatings,
    Submission,
    SubmissionStatus,
)
from s11.domain.reach import EVERYTHING
from s11.storage.audits import keep_audit
from s11.storage.database import db, say_only_reading
from s11.storage.reach import reaching
from s11.storage.sign_ins import add_sign_in
from s11.storage.tables import DirectorateRow, UserRow
from s11.storage.upgrading import upgrade
from standards.framework import Framework
from standards.library import built_in_texts
from standards.reading import read_framework

TEXT = "We have a lead, a policy of this year, and a rota that covers nights. " * 8
TODAY = date.today()


def framework_2026() -> tuple[Framework, str]:
    """Return the built-in framework of 2026 and its text."""
    for name, text in built_in_texts():
        framework = read_framework(text, name)
        if framework.id == "s11-2026":
            return framework, text.decode()
    raise LookupError("s11-2026")


def submission(framework: Framework, ref: str, status: SubmissionStatus) -> Submission:
    """Make a submission with every criterion answered and every standard rated by both."""
    evidence = (Evidence("Policy", "intranet, policy 14", TODAY),)
    answers = tuple(Answer(c.id, "green", TEXT, TEXT, TEXT, "", evidence) for c in framework.criteria)
    ratings = tuple(
        StandardRatings(s.id, "green", "amber", "The samples differ") for s in framework.standards
    )
    return Submission(ref, status, "Director", TODAY, answers, ratings)


def audit_of(framework: Framework, directorates: int, status: SubmissionStatus) -> Audit:
    """Make an audit that is open today, with this many submissions."""
    refs = [f"directorate-{number}" for number in range(1, directorates + 1)]
    return Audit(
        Body("Board"),
        Body("Council"),
        FrameworkRef(framework.id, framework.version),
        Cycle("bench", "Bench", TODAY - timedelta(30), TODAY + timedelta(30), 24),
        tuple(Directorate(ref, ref.capitalize()) for ref in refs),
        tuple(submission(framework, ref, status) for ref in refs),
    )


@contextmanager
def application(
    directorates: int = 1, status: SubmissionStatus = "in_progress"
) -> Iterator[tuple[Flask, Path]]:
    """Serve an audit of this size from a folder that goes afterwards."""
    framework, text = framework_2026()
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder), f"sqlite:///{folder}/s11.db", "a key", "a salt")
        app = create_app(settings)
        say_only_reading(False)
        with app.app_context(), reaching(EVERYTHING):
            upgrade(db.engine)
            keep_audit(db.session(), audit_of(framework, directorates, status), text)
            db.session.commit()
        yield app, Path(folder)


def signed_in(app: Flask, role: str) -> FlaskClient:
    """Return a client signed in as somebody with this role, of the first directorate where it has one."""
    with app.app_context(), reaching(EVERYTHING):
        say_only_reading(False)
        directorate = db.session.query(DirectorateRow).first()
        own = directorate.id if role in ("lead", "director") and directorate else None
        person = UserRow(
            email=f"{role}@example.org",
            name=role,
            fs_uniquifier=role,
            role=role,
            active=True,
            directorate_id=own,
        )
        db.session.add(person)
        db.session.flush()
        add_sign_in(db.session(), person.id, role, datetime.now(UTC), "127.0.0.1", "The bench")
        db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"], session["sign_in"] = role, True, role
    return client
