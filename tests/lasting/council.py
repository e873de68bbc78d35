"""A council in a data folder: an audit of two directorates that is open today, and people with passwords."""

from contextlib import contextmanager

import pytest

from s11 import create_app
from s11.config import read_settings
from s11.domain.people import Role
from s11.domain.reach import EVERYTHING
from s11.services.people import NewPerson, add_person
from s11.storage.audits import keep_audit
from s11.storage.database import db, say_only_reading
from s11.storage.reach import reaching
from s11.storage.upgrading import upgrade
from tests.conftest import FRAMEWORK, small_audit

CYCLE = "testshire-now"
WHO = {
    "lead": (Role.LEAD, "TC/housing"),
    "director": (Role.DIRECTOR, "TC/housing"),
    "leisure": (Role.LEAD, "TC/leisure"),
    "manager": (Role.MANAGER, None),
}


@contextmanager
def opened(folder, database_url=""):
    """Open a data folder as the program does; nothing of it stays open afterwards."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("S11_DATA", "S11_DATABASE_URL"):
            environment.delenv(name, raising=False)
        if database_url:
            environment.setenv("S11_DATABASE_URL", database_url)
        app = create_app(read_settings(folder))
    say_only_reading(False)
    with app.app_context(), reaching(EVERYTHING):
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def founded(folder, database_url=""):
    """Make a council in a folder, and return the passwords of its people."""
    with opened(folder, database_url):
        upgrade(db.engine)
        keep_audit(db.session(), small_audit(), FRAMEWORK.decode())
        db.session.commit()
        return {
            name: add_person(db.session(), NewPerson(f"{name}@example.org", role, works_in, name)).password
            for name, (role, works_in) in WHO.items()
        }
