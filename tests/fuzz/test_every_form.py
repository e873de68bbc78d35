"""Every form of every page, as every role, with what nobody should type: never a fault, never a trace of one.

`S11_FUZZ=20000 pytest tests/fuzz` tries so many; by itself it tries few enough for every run of the tests.
"""

import os
from io import BytesIO
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from s11 import create_app
from s11.config import Settings
from s11.services.demonstration import load_demonstration
from s11.storage.database import db, say_only_reading
from s11.storage.tables import UserRow
from s11.storage.upgrading import upgrade
from s11.web import limits
from s11.web.pages import today
from tests.fuzz import values
from tests.fuzz.walker import Walker

INPUTS = int(os.environ.get("S11_FUZZ", "150"))
WHO = ("lead.housing", "director.housing", "manager", "cmt", "scrutiny", "admin")
# What would let nobody in afterwards, or make processes of its own.
NOT_SENT = {
    "admin.disable",
    "admin.enable",
    "admin.new_password",
    "security.change_password",
    "board.start_all_feedback",
}


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    """The demonstration, without limits on how often, and every form that somebody finds in it."""
    folder = tmp_path_factory.mktemp("fuzzed")
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("BY_ADDRESS", "BY_ACCOUNT", "PAPERS", "UPLOADS", "NEW_ONES"):
            patch.setattr(limits, limit, "1000000 per minute")
        app = create_app(Settings(folder, f"sqlite:///{folder / 's11.db'}", "key", "salt", trail_key="key"))
    say_only_reading(False)
    with app.app_context():
        upgrade(db.engine)
        load_demonstration(db.session(), folder, today())
        people = {who: db.session.query(UserRow).filter_by(email=f"{who}@example.org").one() for who in WHO}
        db.session.remove()
    walkers = {who: Walker(app, person) for who, person in people.items()}
    walkers["visitor"] = Walker(app)
    found = [
        (who, form)
        for who, walker in walkers.items()
        for form in walker.forms()
        if form.endpoint not in NOT_SENT
    ]
    yield SimpleNamespace(app=app, walkers=walkers, forms=found)
    with app.app_context():
        db.engine.dispose()


def test_the_walk_finds_the_forms_of_every_role(council):
    routes = {form.endpoint for _, form in council.forms}

    assert {who for who, _ in council.forms} >= {"lead.housing", "manager", "cmt", "admin", "visitor"}
    assert {"directorate.save_criterion", "directorate.add", "board.start", "board.face", "council.add", "admin.new_person",
            "admin.frameworks", "security.login"} <= routes  # fmt: skip
    assert len(council.forms) >= 25


def test_no_form_is_a_fault_whatever_is_typed(council):
    @settings(
        max_examples=INPUTS, deadline=None, database=None, derandomize=INPUTS == 150,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @given(st.data())
    def try_one(data):
        who, form = data.draw(st.sampled_from(council.forms))
        typed = {}
        for field in form.fields:
            if field.name == "csrf_token" or (
                field.name not in ("version",) and data.draw(st.integers(0, 9)) == 0
            ):
                continue
            if field.kind == "file":
                content, name = data.draw(values.files())
                typed[field.name] = (BytesIO(content), name.encode("utf-8", "replace").decode())
            else:
                typed[field.name] = clean(data.draw(values.of(field)))

        page = council.walkers[who].send(form, typed)

        assert page.status < 500, (form.endpoint, typed)
        assert "Traceback" not in page.html
        assert "werkzeug" not in page.html.lower()

    try_one()


def clean(value):
    """Replace half characters: a browser cannot send them."""
    if isinstance(value, list):
        return [clean(each) for each in value]
    return value.encode("utf-8", "replace").decode()
