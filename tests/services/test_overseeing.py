"""What the board sees of a whole audit."""

import pytest

from s11.domain.audit import Directorate
from s11.services.overseeing import load_cycle_page, load_matrix
from s11.storage.cycles import load_cycle
from tests.board import keep, many, rated, signed_off


@pytest.fixture
def audit_of_three(session):
    names = tuple(Directorate(ref, ref.upper()) for ref in "abc")
    submissions = (
        signed_off("a", "accepted", standards=rated("red")),
        signed_off("b"),
        signed_off("c", "in_progress"),
    )
    keep(session, *submissions, directorates=names)


def test_the_counts_of_the_matrix_are_of_all_directorates_and_tell_nothing_before_sign_off(
    session, audit_of_three
):
    page = load_matrix(session, load_cycle(session, "testshire-now"), board_only=False, page=1)

    first = page.rows[0]
    assert (first.own["amber"], first.own[None]) == (2, 1)
    assert (first.board["red"], first.board[None]) == (1, 2)
    assert [cell.shown for cell in first.cells] == [True, True, False]
    assert [cell.differs for cell in first.cells] == [True, False, False]


def test_the_scrutiny_panel_sees_the_boards_ratings_of_accepted_submissions_only(session, audit_of_three):
    page = load_matrix(session, load_cycle(session, "testshire-now"), board_only=True, page=1)

    assert [head.directorate.ref for head in page.columns] == ["a"]
    assert page.rows[0].board["red"] == 1


def test_the_progress_of_a_search_counts_only_what_it_found(session):
    keep(session, signed_off())

    page = load_cycle_page(session, load_cycle(session, "testshire-now"), ("signed_off",), "", 1)

    assert (page.found, page.by_status.total()) == (1, 2)


def test_a_name_is_searched_to_the_letter_and_whatever_its_case(session):
    names = (Directorate("a", "100% Housing"), Directorate("b", "Housing_2"), Directorate("c", "Leisure"))
    keep(session, directorates=names)
    audit = load_cycle(session, "testshire-now")

    found = {
        typed: load_cycle_page(session, audit, (), typed, 1).found
        for typed in ("HOUSING", "%", "_", "' OR 1=1")
    }

    assert found == {"HOUSING": 2, "%": 1, "_": 1, "' OR 1=1": 0}


def test_pages_of_many_directorates_hold_each_once(session):
    directorates, submissions = many(60)
    keep(session, *submissions, directorates=directorates)
    audit = load_cycle(session, "testshire-now")

    pages = [load_cycle_page(session, audit, (), "", page) for page in (1, 2)]
    columns = [load_matrix(session, audit, False, page).columns for page in (1, 2, 3)]

    assert [each.head.directorate.ref for page in pages for each in page.progress] == [
        d.ref for d in directorates
    ]
    assert [head.directorate.ref for page in columns for head in page] == [d.ref for d in directorates]


def test_answers_are_counted_by_rating_only_once_the_board_may_read_them(session):
    keep(session, signed_off(), signed_off("leisure", "in_progress"))

    housing, leisure = load_cycle_page(session, load_cycle(session, "testshire-now"), (), "", 1).progress

    assert (housing.answered, leisure.answered) == (4, 4)
    assert [count for _, count in housing.by_rating] == [1, 1, 1, 1]
    assert leisure.by_rating == ()
