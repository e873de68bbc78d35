"""Audit files and framework files, twisted: taken in whole or refused in a line, and what was taken comes back."""

import json
import shutil
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from s11.domain.audit_file import AuditRefused
from s11.services.exporting import export_audit
from s11.services.importing import import_audit
from s11.storage.database import db
from standards.reading import FrameworkRefused, read_framework_path
from tests.fuzz.amount import inputs
from tests.fuzz.twisting import as_json, broken, places, twisted

SLOUGH = json.loads((files("s11.demo") / "slough-2015.audit.json").read_bytes())
FRAMEWORK = yaml.safe_load((files("standards.library") / "s11-2015.1.yaml").read_bytes())
PLACES = {"audit": places(SLOUGH), "framework": places(FRAMEWORK)}


@pytest.fixture
def emptied(app, empty_sqlite, tmp_path):
    """Put an empty database back."""

    def empty():
        db.session.remove()
        db.engine.dispose()
        for beside in ("-wal", "-shm"):
            (tmp_path / f"test.db{beside}").unlink(missing_ok=True)
        shutil.copy(empty_sqlite, tmp_path / "test.db")
        return db.session()

    return empty


def names(file, refused):
    assert str(refused).startswith(f"{file}:") and "\n" not in str(refused)


@inputs("files", of=2)
@given(data=st.data())
def test_a_twisted_audit_file_is_refused_in_a_line_or_comes_back_as_it_was(emptied, tmp_path, data):
    file, again = tmp_path / "twisted.json", tmp_path / "again.json"
    file.write_bytes(broken(data.draw, as_json(twisted(data.draw, SLOUGH, PLACES["audit"]))))

    try:
        taken = import_audit(emptied(), file).audit
    except AuditRefused as refused:
        names(file, refused)
        return

    again.write_bytes(first := export_audit(db.session(), taken.cycle.ref))
    import_audit(emptied(), again)
    assert export_audit(db.session(), taken.cycle.ref) == first


@inputs("files", of=2)
@given(data=st.data())
def test_a_twisted_framework_file_is_refused_in_a_line_or_read(tmp_path, data):
    file = tmp_path / "twisted.yaml"
    text = yaml.safe_dump(twisted(data.draw, FRAMEWORK, PLACES["framework"]), allow_unicode=True)
    file.write_bytes(broken(data.draw, text.encode("utf-8", "surrogatepass")))

    try:
        assert read_framework_path(file).standards
    except FrameworkRefused as refused:
        names(file, refused)
