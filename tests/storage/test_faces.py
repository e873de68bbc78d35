from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier

import pytest

from s11.domain.audit import Body, Cycle, Directorate
from s11.domain.face import Face
from s11.domain.reach import EVERYTHING, Extent, Reach
from s11.domain.refusals import ChangedMeanwhile
from s11.storage.audits import keep_audit
from s11.storage.database import db
from s11.storage.faces import list_faces, load_face, load_face_and_logo, load_logo, write_face
from s11.storage.reach import reaching
from s11.storage.tables import DirectorateRow
from s11.storage.worn_faces import face_of_board, face_of_cycle, newest_face, only_face
from tests.conftest import FRAMEWORK, small_audit

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FACE = Face("Testshire", "#005f73", "#8a1538", "OFFICIAL-SENSITIVE", "Ring\nus", "A crest")
OTHER_BOARD = Body("Otherham Board", "OB")


def save(session, face=FACE, logo=b"png", seen=0, board_id=1):
    saved = write_face(session, board_id, face, logo, seen, "Manager", NOW)
    session.commit()
    return saved


@pytest.fixture
def two_boards(session, audit):
    """Another board's older audit of another council, which asks its own Housing."""
    older = small_audit(
        board=OTHER_BOARD,
        organisation=Body("Otherham Council", "OC"),
        cycle=Cycle("otherham-2020", "Section 11 audit", date(2020, 1, 1), date(2020, 2, 1)),
        directorates=(Directorate("housing", "Housing"),),
    )
    keep_audit(session, older, FRAMEWORK.decode())
    session.commit()


def test_a_face_comes_back_as_it_was_saved(session, audit):
    saved = save(session)
    session.expunge_all()

    stored = load_face(session, 1)
    assert (stored.board, stored.saved) == (audit.board, saved)
    assert (saved.value, saved.version, saved.at, saved.by) == (FACE, 1, NOW, "Manager")
    assert load_face_and_logo(session, audit.board) == (FACE, b"png")
    assert load_logo(session, 1) == (b"png", 1)


def test_a_board_without_a_face_is_plain(session, audit):
    stored = load_face(session, 1)

    assert (stored.saved.value, stored.saved.version) == (Face(), 0)
    assert load_face_and_logo(session, audit.board) is None
    assert load_logo(session, 1) is None
    assert load_face(session, 2) is None


def test_no_new_logo_keeps_the_old_and_no_words_for_it_remove_it(session, audit):
    save(session)

    save(session, replace(FACE, logo_says="The crest"), None, seen=1)
    kept = load_logo(session, 1)
    save(session, replace(FACE, logo_says=""), None, seen=2)

    assert kept == (b"png", 2)
    assert load_logo(session, 1) is None


def test_who_comes_second_is_told_what_is_stored(session, audit):
    save(session)

    with pytest.raises(ChangedMeanwhile) as clash:
        save(session, replace(FACE, name="Mine"), None)

    assert (clash.value.theirs, clash.value.version, clash.value.by) == (FACE, 1, "Manager")


def test_the_same_face_saved_twice_is_no_clash(session, audit):
    save(session)

    assert save(session, FACE, None).version == 1


def test_of_two_first_saves_at_once_one_wins_and_the_other_is_told(app, audit):
    barrier = Barrier(2)

    def work(name):
        with app.app_context(), reaching(EVERYTHING):
            barrier.wait()
            try:
                save(db.session(), replace(FACE, name=name))
            except ChangedMeanwhile as clash:
                return clash.theirs.name
            finally:
                db.session.remove()

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(work, ("one", "two")))

    winner = load_face(db.session(), 1).saved.value.name
    assert sorted(told, key=str) == sorted([None, winner], key=str)


def test_a_page_wears_the_face_of_its_audits_board(session, two_boards):
    save(session)

    worn = face_of_cycle(session, "testshire-now")

    assert (worn.board_id, worn.version, worn.organisation, worn.face) == (1, 1, "Testshire Council", FACE)
    assert face_of_board(session, 1) == worn
    assert face_of_cycle(session, "otherham-2020") is None
    assert face_of_cycle(session, "nowhere") is None


def test_other_pages_wear_the_face_of_the_board_that_asked_the_persons_directorate_last(session, two_boards):
    save(session)
    first, *_, last = session.query(DirectorateRow).order_by(DirectorateRow.id)

    with reaching(Reach(Extent.DIRECTORATE, first.id)):
        assert newest_face(session).face == FACE
    with reaching(Reach(Extent.DIRECTORATE, last.id)):
        assert newest_face(session) is None


def test_without_a_directorate_it_is_the_face_of_the_newest_audit_even_where_that_is_plain(
    session, two_boards
):
    save(session, board_id=2)
    before = newest_face(session)

    save(session)

    assert before is None
    assert newest_face(session).face == FACE


def test_before_signing_in_it_is_the_face_of_the_only_board(session, audit):
    save(session)

    assert only_face(session).face == FACE


def test_where_there_are_two_boards_neither_face_is_shown_before_signing_in(session, two_boards):
    save(session)

    assert only_face(session) is None


def test_boards_are_listed_by_name_with_or_without_a_face(session, two_boards):
    save(session)

    assert [(each.board, each.saved.version) for each in list_faces(session)] == [
        (OTHER_BOARD, 0),
        (small_audit().board, 1),
    ]
