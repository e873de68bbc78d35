"""An audit that is removed is gone, whole and from the files as well; the trail says so and still holds."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select

from s11.domain.audit import Answer, Cycle, Directorate, StoredFile
from s11.domain.audit import Evidence as Piece
from s11.domain.refusals import NotFound, Refused
from s11.domain.trail import ERASED, REMOVED, Circumstances
from s11.services.progress import new_update, record_progress
from s11.services.retention import (
    audit_file_for_board,
    keep_until,
    list_audits,
    list_removed,
    load_preview,
    remove_audit,
)
from s11.storage.audits import keep_audit
from s11.storage.database import db
from s11.storage.evidence import list_kept_files
from s11.storage.files import open_store
from s11.storage.plan import list_actions
from s11.storage.retention import hanging_on_cycle
from s11.storage.tables import AnswerRow, CycleRow, SubmissionRow, TrailRow
from s11.storage.trail import say_circumstances, verify
from tests.board import rated, signed_off
from tests.conftest import FRAMEWORK, TODAY, small_audit
from tests.plans import ACTIONS

OLD = "testshire-old"
YESTERDAY = TODAY - timedelta(1)
LONG_AGO = Cycle(OLD, "Section 11 audit", TODAY - timedelta(900), TODAY - timedelta(800), 24)
SECRET = "Whatever was written in the old audit"


def file(content):
    return StoredFile("policy.pdf", "application/pdf", len(content), sha256(content).hexdigest())


OURS, SHARED = b"only the old audit has this", b"both audits have this"


def answered(*contents):
    evidence = tuple(Piece(f"Policy {n}", file=file(content)) for n, content in enumerate(contents))
    return signed_off(answers=(Answer("1.1", "green", SECRET, "We asked", "", evidence=evidence),))


@pytest.fixture
def folder(app):
    folder = app.extensions["s11"].evidence_folder
    folder.mkdir()
    return folder


@pytest.fixture
def audits(session, folder):
    """An old audit and one that runs; one of two files of the old one is the newer audit's as well."""
    for content in (OURS, SHARED):
        path = folder / file(content).sha256
        path.write_bytes(content)
        os.utime(path, (0, 0))
    old = small_audit(cycle=LONG_AGO, submissions=(answered(OURS, SHARED),), actions=ACTIONS)
    now = small_audit(submissions=(replace(answered(SHARED), status="accepted"),))
    for audit in (old, now):
        keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()
    say_circumstances(Circumstances(7, "lead", "192.0.2.7", OLD, "housing"))
    session.scalars(select(AnswerRow).order_by(AnswerRow.id)).first().narrative += ", and changed"
    session.commit()
    say_circumstances(Circumstances(9, "admin", "192.0.2.9"))


def remove(session, app, typed=OLD, cycle=OLD, today=TODAY):
    settings = app.extensions["s11"]
    return remove_audit(session, cycle, typed, settings.folder, open_store(settings), today)


def entries(session, what):
    session.rollback()
    return session.scalars(select(TrailRow).filter_by(what=what).order_by(TrailRow.id)).all()


def test_the_preview_says_what_goes_what_is_shared_and_what_to_know(session, audits):
    keep_until(session, OLD, YESTERDAY, TODAY)

    preview = load_preview(session, OLD, TODAY)

    counts = dict(preview.counts)
    assert preview.listed.refusal == ""
    assert (counts["answers"], counts["actions of the plan"], counts["progress updates"]) == (1, 4, 3)
    assert preview.going == (1, len(OURS)) and preview.shared == (1, len(SHARED))
    assert preview.details == 1  # what it said before and after the change
    assert "3 actions of its plan are still open" in preview.cautions[0]
    assert "1 return was begun and never accepted" in preview.cautions[1]


def test_a_removed_audit_is_gone_with_its_own_files_and_nothing_of_the_other_audit_is(
    session, app, audits, folder
):
    keep_until(session, OLD, YESTERDAY, TODAY)
    before = audit_file_for_board(session, "testshire-now")

    remove(session, app)

    assert [each.kept.ref for each in list_audits(session, TODAY)] == ["testshire-now"]
    assert audit_file_for_board(session, "testshire-now") == before
    assert [path.name for path in folder.iterdir()] == [file(SHARED).sha256]
    assert session.query(SubmissionRow).count() == session.query(CycleRow).count() == 1


def test_the_trail_keeps_who_and_what_without_a_word_of_it_and_holds(session, app, audits):
    keep_until(session, OLD, YESTERDAY, TODAY)

    remove(session, app)

    (changed,) = entries(session, "answer.changed")
    (removed,) = entries(session, REMOVED)
    told = json.loads(removed.details)["after"]
    assert (changed.who, changed.cycle, changed.place, changed.details) == (7, OLD, "1.1", None)
    assert (removed.who, removed.place) == (9, OLD)
    assert (told["answers"], told["evidence files"], told["details of entries"]) == (1, 1, 1)
    assert not [row for row in session.query(TrailRow) if SECRET in (row.details or "")]
    assert verify(session)[2] is None
    assert [each.ref for each in list_removed(session)] == [OLD]


def test_details_that_are_taken_away_without_an_entry_that_allows_it_are_a_break(session, app, audits):
    keep_until(session, OLD, YESTERDAY, TODAY)
    remove(session, app)
    first = session.scalars(select(TrailRow.id).where(TrailRow.details.is_not(None))).first()
    session.rollback()

    with db.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE trail SET details = NULL WHERE id = {first}")

    session.rollback()
    assert verify(session)[2].id == first


def test_an_entry_that_allows_erasing_is_never_erased_itself(session, app, audits):
    say_circumstances(Circumstances(9, "admin", "192.0.2.9", OLD))  # as the page says it
    keep_until(session, OLD, YESTERDAY, TODAY)
    remove(session, app)
    keep_audit(session, small_audit(cycle=LONG_AGO), FRAMEWORK.decode())
    session.commit()
    keep_until(session, OLD, YESTERDAY, TODAY)

    remove(session, app)

    assert all(entry.details for what in (ERASED, REMOVED) for entry in entries(session, what))
    assert verify(session)[2] is None


@pytest.mark.parametrize(
    ("cycle", "typed", "words"),
    [
        ("testshire-now", "testshire-now", "runs until"),
        (OLD, OLD, "Nobody has said yet"),
    ],
)
def test_what_runs_or_was_never_decided_on_is_refused_and_nothing_changes(
    session, app, audits, cycle, typed, words
):
    with pytest.raises(Refused, match=words):
        remove(session, app, typed, cycle)

    assert len(list_audits(session, TODAY)) == 2
    assert verify(session)[2] is None


@pytest.mark.parametrize("typed", ["", "testshire", "TESTSHIRE-OLD", "testshire-now", f"{OLD}; --"])
def test_it_is_confirmed_by_its_own_reference_and_nothing_else(session, app, audits, typed):
    keep_until(session, OLD, YESTERDAY, TODAY)

    with pytest.raises(Refused, match="exactly as it stands"):
        remove(session, app, typed)

    assert len(list_audits(session, TODAY)) == 2


def test_what_is_removed_already_is_not_found(session, app, audits):
    keep_until(session, OLD, YESTERDAY, TODAY)
    remove(session, app)

    with pytest.raises(NotFound):
        remove(session, app)


def test_who_reports_on_an_action_of_a_removed_audit_is_told_and_meets_no_fault(session, app, audits):
    keep_until(session, OLD, YESTERDAY, TODAY)
    plan = list_actions(session, OLD)
    update = new_update(plan[1].action, "on_track", None, "Filled", "Jo", TODAY)
    remove(session, app)

    with pytest.raises(NotFound):
        record_progress(session, OLD, plan[1].id, update, 1, None, datetime.now(UTC))


def test_a_file_that_was_just_brought_and_a_strange_one_stay(session, app, audits, folder):
    keep_until(session, OLD, YESTERDAY, TODAY)
    (folder / ("0" * 64)).write_bytes(b"being added at this moment")
    (folder / "notes.txt").write_bytes(b"not ours")
    os.utime(folder / "notes.txt", (0, 0))

    remove(session, app)

    assert {path.name for path in folder.iterdir()} == {file(SHARED).sha256, "0" * 64, "notes.txt"}


def test_what_a_killed_removal_left_goes_with_the_next(session, app, audits, folder):
    keep_until(session, OLD, YESTERDAY, TODAY)
    left = folder / ("1" * 64)
    left.write_bytes(b"its audit was removed, and then the machine stopped")
    os.utime(left, (0, 0))

    remove(session, app)

    assert not left.exists()
    assert {path.name for path in folder.iterdir()} == list_kept_files(session)


def test_the_files_of_its_jobs_go_with_it(session, app, audits):
    from s11.services.jobs.asking import start_job
    from s11.services.jobs.files import make_folder
    from s11.storage.retention import jobs_of_cycle

    data = app.extensions["s11"].folder
    start_job(session, small_audit(cycle=LONG_AGO), data, "Manager", datetime.now(UTC), TODAY)
    (job,) = jobs_of_cycle(session, session.query(CycleRow.id).filter_by(ref=OLD).scalar())
    make_folder(data, job)
    keep_until(session, OLD, YESTERDAY, TODAY)

    remove(session, app)

    assert not list((data / "jobs").iterdir())


def test_not_a_word_of_it_is_left_in_the_file_of_the_database(session, app, audits):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL does away with removed rows when it vacuums")
    keep_until(session, OLD, YESTERDAY, TODAY)
    session.execute(
        AnswerRow.__table__.update().values(narrative="the other audit's"), execution_options={"told": True}
    )
    session.commit()
    session.connection().exec_driver_sql("PRAGMA secure_delete = OFF")  # as some builds of SQLite begin
    session.rollback()

    remove(session, app)

    folder = app.extensions["s11"].folder
    left = [path.name for path in folder.glob("test.db*") if SECRET.encode() in path.read_bytes()]
    assert left == []


def test_of_returns_that_were_never_signed_off_the_boards_copy_has_no_answers(session):
    draft = replace(signed_off("leisure", status="in_progress"), signed_off_by=None, signed_off_on=None)
    audit = small_audit(
        directorates=(Directorate("housing", "Housing"), Directorate("leisure", "Leisure")),
        submissions=(signed_off(standards=rated()), draft),
    )
    keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()

    written = json.loads(audit_file_for_board(session, "testshire-now"))

    assert [len(each["answers"]) for each in written["submissions"]] == [4, 0]
    assert written["submissions"][1]["status"] == "in_progress"


def test_everything_that_hangs_on_an_audit_is_known_by_name():
    names = [each.table.name for each in hanging_on_cycle(1)]

    assert sorted(names) == [
        "action", "action_source", "answer", "asked", "cmt_report", "criterion_evidence", "cycle", "evidence", "job",
        "job_part", "progress_update", "standard", "submission",
    ], "a new table hangs on an audit: name its rows in ROWS or UNSAID (s11/services/retention.py), then list it here"  # fmt: skip
    assert names[-1] == "cycle"
