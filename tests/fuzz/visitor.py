"""Somebody with a role who opens the demonstration, always signed in, whatever was sent before."""

import shutil

from s11.storage.database import db
from s11.storage.tables import UserRow
from tests.browser import Browser, nobody_yet


class Visitor:
    """One role's browser on a database that is put back to what it was when it has gone too far."""

    def __init__(self, app, role, untouched, database):
        self.app, self.role, self.untouched, self.database = app, role, untouched, database
        self.begin_anew()

    def begin_anew(self):
        db.session.remove()
        db.engine.dispose()
        for beside in ("-wal", "-shm"):
            self.database.with_name(self.database.name + beside).unlink(missing_ok=True)
        shutil.copy(self.untouched, self.database)
        self.sign_in()

    def sign_in(self):
        nobody_yet()
        user = db.session.query(UserRow).filter_by(role=self.role).first()
        self.browser = Browser(self.app, user)
        db.session.remove()
        self.token = self.browser.token()

    @property
    def client(self):
        return self.browser.client

    def send(self, method, address, **kwargs):
        """Send a request and return the answer with its text; signed out by it, sign in again."""
        nobody_yet()
        answer = self.client.open(address, method=method, **kwargs)
        text = answer.get_data(as_text=True) if answer.mimetype.startswith("text/") else ""
        answer.close()
        db.session.remove()
        if answer.status_code == 302 and "/sign-in" in answer.location:
            self.begin_anew()
        return answer, text


def holds(answer, text, mark):
    """Whatever was sent: no fault, no traceback, nothing of it as markup."""
    assert answer.status_code < 500, answer.status_code
    assert "Traceback (most recent" not in text
    assert mark not in text or answer.mimetype != "text/html"
