"""An audit of three directorates whose feedback is asked for, and servers that make it."""

import pytest
from sqlalchemy.orm import sessionmaker

from s11.domain.audit import Directorate
from s11.services.jobs.asking import start_job
from s11.services.jobs.working import Workshop, claim_next, now, work_on
from s11.storage.database import db
from tests.board import keep, rated, signed_off
from tests.conftest import TODAY, small_audit
from tests.databases import database_url, postgres_tables
from tests.plans import CYCLE
from tests.services.jobs.papers import by_directorate

__all__ = ["database_url", "postgres_tables"]

THREE = (Directorate("housing", "Housing"), Directorate("leisure", "Leisure"), Directorate("roads", "Roads"))


class Asked:
    """An audit whose feedback is asked for again and again."""

    def __init__(self, session, data):
        self.session, self.data = session, data
        issued = signed_off(status="accepted", standards=rated(), feedback_issued_on=TODAY)
        keep(session, issued, signed_off("leisure"), directorates=THREE)
        self.audit = small_audit(directorates=THREE)

    def ask(self, by="Manager", now_=None):
        start_job(self.session, self.audit, self.data, by, now_ or now(), TODAY)

    def work(self, shop):
        """Let a server do what there is to do; return whether it found something."""
        self.session.rollback()
        job = claim_next(shop)
        if job:
            work_on(shop, job)
        return job is not None

    @property
    def job(self):
        from s11.services.jobs.asking import load_newest

        self.session.rollback()
        job = load_newest(self.session, CYCLE)
        self.session.rollback()
        return job

    def files(self):
        folder = self.data / "jobs" / str(self.job.id)
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def asked(session, tmp_path):
    asked = Asked(session, tmp_path)
    asked.ask()
    return asked


@pytest.fixture
def server(app, tmp_path):
    """Make a server by its name; its papers are small texts, and some of them trouble."""

    def server(name="one", make=by_directorate, **changes):
        values = {"demonstration": False, "workers": 1, "make": make, **changes}
        return Workshop(name, sessionmaker(db.engine, expire_on_commit=False), tmp_path, **values)

    return server
