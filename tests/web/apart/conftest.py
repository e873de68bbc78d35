"""The world of three councils, built once and copied for each test, and who in it reaches what."""

import shutil
from dataclasses import dataclass

import pytest

from s11 import create_app
from s11.config import Settings
from s11.domain.reach import EVERYTHING
from s11.storage.database import db, say_only_reading
from s11.storage.reach import reaching
from s11.storage.tables import UserRow
from s11.storage.upgrading import upgrade
from tests.browser import nobody_yet
from tests.web.apart.world import ASHFORD, BEXLEY, CORBY, COUNCILS, build

NAME = "world.db"


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """A data folder with everything in it, to be copied."""
    folder = tmp_path_factory.mktemp("world")
    app = create_app(Settings(folder, f"sqlite:///{folder / NAME}", "a test's own key", "a test's own salt"))
    say_only_reading(False)
    with app.app_context(), reaching(EVERYTHING):
        upgrade(db.engine)
        build(db.session(), folder)
        db.session.remove()
        db.engine.dispose()
    return folder


@pytest.fixture
def database_url(world, tmp_path):
    """The URL of a copy of that world's database; its files lie beside it."""
    shutil.copytree(world, tmp_path, dirs_exist_ok=True)
    return f"sqlite:///{tmp_path / NAME}"


class People:
    """Everybody by role and whose, such as `manager-north`, as they are now."""

    def __getitem__(self, name):
        db.session.remove()
        return db.session.query(UserRow).filter_by(name=name).one()


@pytest.fixture
def people(app):
    return People()


@pytest.fixture
def put_back(app, world, tmp_path):
    """Return the world to what it was: whatever a form that was sent has changed is undone."""

    def put_back():
        nobody_yet()
        db.session.remove()
        db.engine.dispose()
        for ending in ("-wal", "-shm"):
            (tmp_path / f"{NAME}{ending}").unlink(missing_ok=True)
        shutil.copytree(world, tmp_path, dirs_exist_ok=True)

    return put_back


@dataclass(frozen=True)
class Who:
    """Somebody: their role, the returns that are theirs as (council, directorate), and the boards that they set."""

    name: str
    returns: frozenset
    boards: frozenset = frozenset()

    @property
    def role(self):
        return self.name.partition("-")[0]

    def reaches_audit(self, council):
        return any(council is each for each, _ in self.returns)


def _all_of(*councils):
    return frozenset((council, ref) for council in councils for ref in ("housing", "leisure"))


EVERYBODY = (
    Who("lead-ashford-housing", frozenset({(ASHFORD, "housing")})),
    Who("director-ashford-housing", frozenset({(ASHFORD, "housing")})),
    Who("lead-ashford-leisure", frozenset({(ASHFORD, "leisure")})),
    Who("director-corby-leisure", frozenset({(CORBY, "leisure")})),
    Who("manager-north", _all_of(ASHFORD, BEXLEY), frozenset({ASHFORD.board})),
    Who("manager-south", _all_of(CORBY), frozenset({CORBY.board})),
    Who("manager-all", _all_of(*COUNCILS), frozenset({ASHFORD.board, CORBY.board})),
    Who("cmt-ashford", _all_of(ASHFORD)),
    Who("cmt-corby", _all_of(CORBY)),
    Who("cmt-all", _all_of(*COUNCILS)),
    Who("scrutiny-bexley", _all_of(BEXLEY)),
    Who("admin-all", frozenset()),
)


@pytest.fixture(params=EVERYBODY, ids=lambda who: who.name)
def who(request):
    return request.param
