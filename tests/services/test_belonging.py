import pytest

from s11.domain.audit import Body, Cycle, FrameworkRef
from s11.domain.people import Role
from s11.domain.reach import Extent, Reach
from s11.domain.refusals import NotAllowed, NotFound, Refused
from s11.services.belonging import change_belonging, say_belonging
from s11.services.cycles import OfOthers, RefTaken, start_audit
from s11.services.people import NewPerson, add_person
from s11.storage.audits import keep_audit
from s11.storage.reach import reaching
from s11.storage.tables import BoardRow
from tests.conftest import FRAMEWORK, TODAY, small_audit

NEXT = Cycle("next", "Next", TODAY, TODAY.replace(year=TODAY.year + 1), 24)
OURS = small_audit()


@pytest.fixture
def two(session, audit):
    """A second audit, of another board and organisation."""
    board, organisation = Body("Otherham Board", "OB"), Body("Otherham", "OC")
    keep_audit(
        session,
        small_audit(board=board, organisation=organisation, cycle=Cycle("o", "O", TODAY, TODAY, None)),
        FRAMEWORK.decode(),
    )
    session.commit()
    return board, organisation


def new(role, **whose):
    return NewPerson("pat@example.org", Role(role), **whose)


@pytest.mark.parametrize("role", ["manager", "cmt", "scrutiny"])
def test_where_there_is_one_nothing_need_be_said_and_it_is_all_of_them(session, audit, role):
    person = add_person(session, new(role)).person

    assert say_belonging(person) in ("All boards", "All organisations")
    assert person.reach.extent == Extent.EVERYTHING


@pytest.mark.parametrize(
    ("role", "said"),
    [("manager", "There are several boards"), ("cmt", "There are several organisations")],
)
def test_where_there_are_several_all_of_them_has_to_be_said(session, two, role, said):
    what = "board" if role == "manager" else "organisation"

    with pytest.raises(Refused, match=f"{said}; say which. Choose one of: all, Otherham"):
        add_person(session, new(role))

    assert add_person(session, new(role, **{what: "all"})).person.reach.extent == Extent.EVERYTHING


@pytest.mark.parametrize("typed", ["OB", "ob", "Otherham Board", "otherham board", "Otherham Board (OB)"])
def test_a_board_goes_by_its_name_or_short_name(session, two, typed):
    person = add_person(session, new("manager", board=typed)).person

    assert say_belonging(person) == "Otherham Board (OB)"
    assert person.reach == Reach(Extent.BOARD, person.board_id)


@pytest.mark.parametrize(
    ("role", "whose", "refusal", "words"),
    [
        ("manager", {"board": "Nowhere"}, NotFound, "There is no board 'Nowhere'. Choose one of: all, "),
        ("manager", {"board": "all", "organisation": "OC"}, Refused, "belongs to no organisation"),
        ("cmt", {"organisation": "all", "board": "OB"}, Refused, "belongs to no board"),
        ("admin", {"board": "OB"}, Refused, "belongs to no board"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_do(session, two, role, whose, refusal, words):
    with pytest.raises(refusal, match=words):
        add_person(session, new(role, **whose))


def test_whose_audits_somebody_sees_can_be_changed_and_is_told_in_the_trail(session, two):
    person = add_person(session, new("manager", board="all")).person

    change_belonging(session, person.id, "OB", None)
    narrowed = person.reach
    change_belonging(session, person.id, "all", None)

    assert (narrowed.extent, person.reach.extent) == (Extent.BOARD, Extent.EVERYTHING)


def test_of_other_roles_it_cannot_be_changed(session, two):
    person = add_person(session, new("admin")).person

    with pytest.raises(Refused, match="belongs to no board and to no organisation"):
        change_belonging(session, person.id, None, None)


def start(session, board=OURS.board, organisation=OURS.organisation, cycle=NEXT):
    own = session.query(BoardRow.id).filter_by(name=OURS.board.name).scalar()
    session.commit()
    with reaching(Reach(Extent.BOARD, own)):
        return start_audit(session, board, organisation, FrameworkRef("small", "1"), cycle, ["Housing"])


def test_who_works_for_a_board_starts_its_audits_of_its_own_and_of_new_organisations(session, two):
    start(session)
    started = start(session, organisation=Body("New Council"), cycle=Cycle("new", "New", TODAY, TODAY, None))

    assert started.board == OURS.board


def test_who_works_for_a_board_starts_none_of_another(session, two):
    with pytest.raises(NotAllowed, match="your own board only"):
        start(session, board=two[0])
    with pytest.raises(NotAllowed):
        start(session, board=Body("A new board"))


def test_who_works_for_a_board_cannot_make_the_directorates_of_others_answer_it(session, two):
    with pytest.raises(OfOthers, match="with another board"):
        start(session, organisation=two[1])


def test_a_reference_of_another_boards_audit_is_taken(session, two):
    with pytest.raises(RefTaken):
        start(session, cycle=Cycle("o", "O", TODAY, TODAY, None))
