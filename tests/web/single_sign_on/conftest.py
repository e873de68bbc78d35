"""An application that trusts a provider of the test's own, and a browser that goes there and back."""

import pytest

from s11 import create_app
from s11.config import Settings
from s11.domain import provider as trusted
from s11.storage.database import db, say_only_reading
from s11.storage.identities import add_waiting, link
from s11.storage.trail_reading import Sought, all_entries
from s11.storage.upgrading import upgrade
from s11.web.pages import now
from tests.browser import Browser, Page, keeps_the_rules, nobody_yet
from tests.conftest import CHEAP
from tests.provider import CLIENT, SECRET, Provider


@pytest.fixture(scope="session")
def running_provider():
    provider = Provider()
    yield provider
    provider.stop()


@pytest.fixture
def provider(running_provider):
    running_provider.reset()
    return running_provider


@pytest.fixture
def settings_of_provider(provider):
    """What the installation trusts; a test asks for another by overriding this."""
    return {"S11_OIDC_ISSUER": provider.address}


@pytest.fixture
def app(tmp_path, database_url, settings_of_provider):
    read = trusted.read_provider(
        {"S11_OIDC_CLIENT_ID": CLIENT, "S11_OIDC_CLIENT_SECRET": SECRET, **settings_of_provider}
    )
    settings = Settings(
        tmp_path, database_url, secret_key="a test's own key", password_salt="its salt", provider=read
    )
    app = create_app(settings)
    app.extensions["security"].pwd_context.update(**CHEAP)
    say_only_reading(False)
    with app.app_context():
        try:
            upgrade(db.engine)
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


class Traveller(Browser):
    """A browser that follows the way to the provider and back."""

    def __init__(self, app, provider, user=None):
        super().__init__(app, user)
        self.provider = provider

    def leave(self, address="/sign-in/council-account"):
        """Go to where the provider is, and return its address."""
        nobody_yet()
        answer = self.client.get(address)
        assert answer.status_code == 302, answer.get_data(as_text=True)
        return answer.location

    def sign_in(self, address="/sign-in/council-account"):
        """Go there and come back, and return the page."""
        return self.come_back(self.provider.back(self.leave(address)))

    def come_back(self, address):
        nobody_yet()
        return keeps_the_rules(Page(self.client.get(address, follow_redirects=True)))

    @property
    def is_signed_in(self):
        nobody_yet()
        return self.client.get("/account").status_code == 200


@pytest.fixture
def traveller(app, provider, people):
    return lambda role=None: Traveller(app, provider, people[role] if role else None)


@pytest.fixture
def linked(session, people, provider):
    """The lead, linked to the provider's person."""
    from s11.domain.identity import Asserted

    row = add_waiting(session, Asserted(provider.address, "object-1"), now())
    link(session, row, people["lead"], "administrator", now())
    session.commit()
    return people["lead"]


@pytest.fixture
def told(session):
    """Return what the trail tells, newest last: `told()` as (what, place, details)."""

    def entries():
        session.rollback()
        return [(entry.what, entry.place, entry.details) for entry in all_entries(session, Sought())]

    return entries
