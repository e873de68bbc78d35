"""The conditions that the session puts into queries, on both databases."""

from threading import Thread

import pytest
from sqlalchemy import exists, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from s11.domain.audit import Body, Cycle
from s11.domain.reach import EVERYTHING, INSTALLATION, NOTHING, Extent, Reach
from s11.storage.audits import keep_audit
from s11.storage.cycles import list_cycles, load_cycle
from s11.storage.database import db
from s11.storage.faces import list_faces, load_face
from s11.storage.heads import load_head
from s11.storage.reach import reaching, said_reach, within
from s11.storage.submissions import hold_submission
from s11.storage.tables import ActionRow, BoardRow, CycleRow, DirectorateRow, SubmissionRow, UserRow
from tests.board import signed_off
from tests.conftest import FRAMEWORK, TODAY, small_audit

OURS, THEIRS = "testshire-now", "otherham-now"
OTHER = {
    "board": Body("Otherham Board"),
    "organisation": Body("Otherham"),
    "cycle": Cycle(THEIRS, "Other", TODAY, TODAY, None),
}


@pytest.fixture
def two(session):
    """Two audits of two boards; return the id of what is named, of ours."""
    submissions = (signed_off(), signed_off("leisure"))
    keep_audit(session, small_audit(submissions=submissions), FRAMEWORK.decode())
    keep_audit(session, small_audit(submissions=submissions, **OTHER), FRAMEWORK.decode())
    session.commit()
    cycle = session.query(CycleRow).filter_by(ref=OURS).one()
    housing = (
        session.query(DirectorateRow).filter_by(organisation_id=cycle.organisation_id, ref="housing").one()
    )
    return {
        Extent.BOARD: cycle.board_id,
        Extent.ORGANISATION: cycle.organisation_id,
        Extent.DIRECTORATE: housing.id,
    }


@pytest.mark.parametrize("extent", [Extent.BOARD, Extent.ORGANISATION, Extent.DIRECTORATE])
def test_an_audit_out_of_reach_is_not_there(session, two, extent):
    with reaching(Reach(extent, two[extent])):
        assert [audit.cycle.ref for audit in list_cycles(session)] == [OURS]
        assert load_cycle(session, THEIRS) is None
        assert load_head(session, THEIRS, "housing") is None
        assert load_head(session, OURS, "housing").id is not None


@pytest.mark.parametrize("extent", [Extent.BOARD, Extent.ORGANISATION, Extent.DIRECTORATE])
def test_a_query_need_not_think_of_it_however_it_comes_by_a_cycle(session, two, extent):
    cycle = aliased(CycleRow)
    queries = [
        select(CycleRow.ref),
        select(cycle.ref),
        select(CycleRow.ref).join(SubmissionRow, SubmissionRow.cycle_id == CycleRow.id).distinct(),
        select(CycleRow.ref).where(exists(select(cycle.id).where(cycle.id == CycleRow.id))),
        select(select(CycleRow.ref).where(CycleRow.ref == THEIRS).scalar_subquery()),
    ]

    with reaching(Reach(extent, two[extent])):
        found = [list(session.scalars(query)) for query in queries]

    assert found == [[OURS], [OURS], [OURS], [OURS], [None]]


def test_a_submission_out_of_reach_is_not_there_even_by_its_id(session, two):
    housing, leisure, theirs = (
        session.query(SubmissionRow.id)
        .join(CycleRow, CycleRow.id == SubmissionRow.cycle_id)
        .join(DirectorateRow, DirectorateRow.id == SubmissionRow.directorate_id)
        .filter(CycleRow.ref == cycle, DirectorateRow.ref == ref)
        .scalar()
        for cycle, ref in ((OURS, "housing"), (OURS, "leisure"), (THEIRS, "housing"))
    )

    def there(extent):
        with reaching(Reach(extent, two[extent])):
            ids = session.scalars(
                select(SubmissionRow.id).where(SubmissionRow.id.in_([housing, leisure, theirs]))
            )
            return set(ids)

    assert there(Extent.BOARD) == there(Extent.ORGANISATION) == {housing, leisure}
    assert there(Extent.DIRECTORATE) == {housing}
    with reaching(Reach(Extent.BOARD, two[Extent.BOARD])):
        assert hold_submission(session, housing) == "signed_off"


def test_another_directorates_return_in_the_same_audit_is_not_there(session, two):
    with reaching(Reach(Extent.DIRECTORATE, two[Extent.DIRECTORATE])):
        assert load_head(session, OURS, "leisure") is None


def test_an_administrator_knows_which_audits_there_are_and_no_return(session, two):
    with reaching(INSTALLATION):
        assert len(list_cycles(session)) == 2
        assert load_head(session, OURS, "housing") is None
        assert session.scalars(select(SubmissionRow.id)).all() == []


def test_a_board_sees_its_own_face_only(session, two):
    theirs = session.query(BoardRow.id).filter_by(name="Otherham Board").scalar()

    with reaching(Reach(Extent.BOARD, two[Extent.BOARD])):
        assert [each.board.short_name for each in list_faces(session)] == ["TSP"]
        assert load_face(session, theirs) is None


def test_before_anybody_said_how_far_nothing_is_within_reach(app, two):
    """In a thread of its own, as each of a server is: nothing is inherited."""
    found = []
    db.session.rollback()

    def look():
        with app.app_context(), Session(db.engine) as session:
            found.append((said_reach(), list_cycles(session), session.query(SubmissionRow).count()))
            db.session.remove()

    thread = Thread(target=look)
    thread.start()
    thread.join()

    assert found == [(NOTHING, [], 0)]


def test_everything_reaches_everything_and_only_for_as_long_as_it_is_said(session, two):
    with reaching(NOTHING):
        with reaching(EVERYTHING):
            assert len(list_cycles(session)) == 2
        assert list_cycles(session) == []


def test_what_is_not_named_is_out_of_every_reach_but_everything():
    for extent in set(Extent) - {Extent.EVERYTHING}:
        assert str(within(Reach(extent, 1), ActionRow)) == "false"


@pytest.mark.parametrize(
    ("role", "whose"),
    [
        ("lead", "board_id"),
        ("cmt", "board_id"),
        ("admin", "board_id"),
        ("manager", "organisation_id"),
        ("director", "organisation_id"),
        ("manager", "directorate_id"),
        ("scrutiny", "directorate_id"),
    ],
)
def test_the_database_lets_nobody_belong_to_what_their_role_does_not(session, two, role, whose):
    session.add(UserRow(email="a@b.org", fs_uniquifier="a", role=role, active=True, **{whose: 1}))

    with pytest.raises(IntegrityError):
        session.commit()
    session.rollback()


def test_the_database_lets_nobody_belong_to_a_board_that_is_not_there(session, two):
    session.add(UserRow(email="a@b.org", fs_uniquifier="a", role="manager", active=True, board_id=99))

    with pytest.raises(IntegrityError):
        session.commit()
    session.rollback()
    assert session.scalar(text("SELECT count(*) FROM board")) == 2
