"""People who can sign in with a password, and one who has an authenticator app."""

import pytest
from flask_security import hash_password

from tests.web.factors import PASSWORD, with_app


@pytest.fixture
def passwords(people, session):
    """Everybody has the same password."""
    hashed = hash_password(PASSWORD)
    for person in people.values():
        person.password = hashed
    session.commit()


@pytest.fixture
def app_of_lead(browser, passwords):
    """The lead has set up an app: its key and the recovery codes."""
    return with_app(browser(), "lead")
