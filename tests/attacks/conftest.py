"""An application as a council runs it: over HTTPS, for one host name, behind a proxy."""

import pytest

from s11 import create_app
from s11.config import Settings
from s11.storage.database import db


@pytest.fixture
def make(tmp_path, sqlite_url):
    """Make an application with other settings, on an empty database."""
    made = []

    def application(**settings):
        app = create_app(Settings(tmp_path, sqlite_url, "a test's own key", "a salt", **settings))
        made.append(app)
        return app

    yield application
    for app in made:
        with app.app_context():
            db.engine.dispose()
