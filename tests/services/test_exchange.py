import json

import pytest

from s11.demo import audits
from s11.domain.audit import FrameworkRef
from s11.domain.audit_file import AuditRefused, write_audit
from s11.domain.refusals import NotFound
from s11.services.exporting import export_audit
from s11.services.frameworks import framework_of
from s11.services.importing import import_audit
from standards.library import library
from tests.conftest import FRAMEWORK, TODAY


@pytest.fixture(scope="module")
def written():
    """The audits of the demonstration as files are: every state, rating and kind of date is in them."""
    known = {FrameworkRef(each.id, each.version): each for each in library()}
    return {audit.cycle.ref: write_audit(audit) for audit in audits(TODAY, known.get)}


@pytest.fixture
def everything(written, tmp_path):
    paths = [tmp_path / f"{ref}.json" for ref in written]
    for path in paths:
        path.write_bytes(written[path.stem])
    return paths


def test_what_was_taken_in_is_written_with_the_same_bytes(session, everything):
    for path in everything:
        taken = import_audit(session, path)

        assert not taken.was_here
        assert export_audit(session, path.stem) == path.read_bytes()


def test_the_same_files_again_change_nothing(session, everything):
    for path in everything:
        import_audit(session, path)

    assert all(import_audit(session, path).was_here for path in everything)


def test_boards_and_organisations_are_kept_once(session, everything):
    from s11.storage.tables import BoardRow, DirectorateRow, OrganisationRow

    for path in everything:
        import_audit(session, path)

    assert session.query(BoardRow).count() == session.query(OrganisationRow).count() == 2
    assert session.query(DirectorateRow).filter_by(ref="housing").count() == 2


def test_a_refused_file_leaves_nothing_behind(session, everything):
    whole = json.loads(everything[2].read_text())
    whole["submissions"][2]["answers"][5]["rating"] = "blue"
    everything[2].write_text(json.dumps(whole))

    with pytest.raises(AuditRefused) as refusal:
        import_audit(session, everything[2])

    assert str(refusal.value) == (
        f"{everything[2]}: submissions[2].answers[5].rating: 'blue' is not in the scale (red, amber, green, na)"
    )
    with pytest.raises(NotFound):
        export_audit(session, "brightwater-2024")


def test_text_comes_back_exactly_as_it_was_typed(session, everything):
    whole = json.loads(everything[1].read_text())
    typed = "<img src=x onerror=alert(1)> =cmd|'/c calc'!A1 \U0001f476 \u202eעברית & \r\n\t" + "x" * 40_000
    whole["submissions"][0]["answers"][0]["narrative"] = typed
    whole["cycle"]["ref"] = "typed"
    everything[1].write_text(json.dumps(whole))

    import_audit(session, everything[1])

    written = json.loads(export_audit(session, "typed"))
    assert written["submissions"][0]["answers"][0]["narrative"] == typed


def test_a_framework_that_was_taken_in_is_asked_by_an_audit(session, audit, tmp_path):
    path = tmp_path / "again.json"
    path.write_bytes(export_audit(session, "testshire-now").replace(b"testshire-now", b"again"))

    import_audit(session, path)

    assert framework_of(session, audit.framework).title in FRAMEWORK.decode()
    assert json.loads(export_audit(session, "again"))["framework"] == {"id": "small", "version": "1"}
