"""The demonstration, made once and copied, with who opens it."""

import shutil

import pytest

from s11 import create_app
from s11.cli import run
from s11.config import read_settings
from s11.domain.people import Role
from s11.storage.database import db, say_only_reading
from tests.conftest import CHEAP
from tests.fuzz.pages import walk
from tests.fuzz.visitor import Visitor


@pytest.fixture(scope="session")
def demonstration_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fuzzed") / "data"
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("S11_DATABASE_URL", raising=False)
        assert run(["--data", str(folder), "demo"]) == 0
    return folder


@pytest.fixture(scope="module")
def fuzzed_app(demonstration_folder, tmp_path_factory):
    """The application on a copy of the demonstration, and the untouched database."""
    folder = tmp_path_factory.mktemp("fuzzed-app") / "data"
    shutil.copytree(demonstration_folder, folder)
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("S11_DATABASE_URL", raising=False)
        app = create_app(read_settings(folder))
    app.extensions["security"].pwd_context.update(**CHEAP)
    say_only_reading(False)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(params=list(Role), scope="module")
def visitor(request, fuzzed_app, demonstration_folder):
    """Somebody of each role in turn."""
    database = fuzzed_app.extensions["s11"].folder / "s11.db"
    return Visitor(fuzzed_app, request.param, demonstration_folder / "s11.db", database)


@pytest.fixture(scope="module")
def met(visitor):
    """The addresses by route and the forms that this role meets."""
    found = walk(visitor.app, visitor.client)
    visitor.begin_anew()
    return found
