"""An account that is erased leaves a pseudonym, the council's record, and a trail that holds."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text

from s11.domain.audit import Answer
from s11.domain.people import Role
from s11.domain.refusals import NotFound, Refused
from s11.domain.trail import ACCOUNT_ERASED, Circumstances
from s11.services.erasing_accounts import erase_person, load_erasure
from s11.services.people import NewPerson, add_person, give_new_password, set_active
from s11.storage.accounts import (
    GO_WITH_THE_ACCOUNT,
    ONLY_NAME_IT,
    REPLACED,
    SAID_BY,
    SIGNED_BY,
    STAYS,
)
from s11.storage.database import Base, db
from s11.storage.people import find_person, list_people
from s11.storage.tables import ActionRow, AnswerRow, SubmissionRow, TrailRow, UpdateRow, UserRow
from s11.storage.trail import note, say_circumstances, verify
from tests.plans import ACTIONS, keep
from tests.storage.test_saving_at_once import save

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
NAME, EMAIL = "Patricia Ånsdotter", "pat@example.org"


@pytest.fixture
def audit(session):
    return keep(session, ACTIONS)


@pytest.fixture
def pat(session, audit):
    """A director of Housing who answered, reported, signed off, signed in, and was renamed once."""
    other = add_person(session, NewPerson("admin@example.org", Role.ADMIN)).person
    say_circumstances(Circumstances(other.id, "admin", "192.0.2.1"))
    pat = add_person(session, NewPerson(EMAIL, Role.DIRECTOR, "housing", "Patricia Before")).person
    pat.name = NAME
    session.commit()
    say_circumstances(Circumstances(pat.id, "director", "192.0.2.7", "testshire-now", "housing"))
    note("sign_in.done", pat.id)
    save(session, Answer("1.1", "green", "We have a policy"), seen=0)
    save(session, Answer("1.1", "green", f"We have a policy. {NAME} leads on it."), seen=1)
    for row in session.scalars(select(AnswerRow)):
        row.saved_by = NAME
    session.scalars(select(SubmissionRow)).first().signed_off_by = NAME
    session.scalars(select(UpdateRow).order_by(UpdateRow.id)).first().by = "Patricia Before"
    session.scalars(select(ActionRow).order_by(ActionRow.id)).first().saved_by = EMAIL
    session.commit()
    say_circumstances(Circumstances(other.id, "admin", "192.0.2.1"))
    return pat


def erase(session, person, typed=EMAIL, by=None):
    return erase_person(session, person.id, typed, by, NOW)


def entries(session):
    session.rollback()
    return session.scalars(select(TrailRow).order_by(TrailRow.id)).all()


def test_the_preview_counts_what_goes_what_is_replaced_and_what_stays(session, pat):
    erasure = load_erasure(session, pat.id, None)

    assert erasure.refusal == ""
    assert (erasure.replaced, erasure.signed, erasure.named) == (3, 1, 1)
    assert erasure.entries >= 5


def test_name_address_and_password_go_and_a_pseudonym_stays_under_the_number(session, pat):
    erase(session, pat)

    row = session.get(UserRow, pat.id)
    assert (row.name, row.email) == (f"Person {pat.id}, account erased", f"person-{pat.id}@erased.invalid")
    assert (row.password, row.active, row.directorate_id) == (None, False, None)
    assert row.fs_uniquifier != pat.fs_uniquifier
    assert pat.id not in [person.id for person in list_people(session)]


def test_what_they_wrote_and_what_they_signed_stays_under_the_pseudonym_and_the_name(session, pat):
    erase(session, pat)

    pseudonym = f"Person {pat.id}, account erased"
    answer = session.scalars(select(AnswerRow)).one()
    assert (answer.narrative, answer.saved_by) == (f"We have a policy. {NAME} leads on it.", pseudonym)
    assert session.scalars(select(SubmissionRow)).first().signed_off_by == NAME
    assert session.scalars(select(UpdateRow).order_by(UpdateRow.id)).first().by == pseudonym
    assert session.scalars(select(ActionRow).order_by(ActionRow.id)).first().saved_by == pseudonym


def test_the_trail_names_nobody_any_more_but_by_number_and_holds(session, pat):
    erase(session, pat)

    told = entries(session)
    naming = [entry.what for entry in told if NAME in (entry.details or "")]
    assert naming == ["submission.changed"]  # who signed off stays, there as in the return
    for word in ("Before", EMAIL):
        assert not [entry for entry in told if word in (entry.details or "")]
    assert [entry.details for entry in told if entry.what == "sign_in.done"] == [None]
    assert [entry.who for entry in told if entry.what.startswith("answer.")] == [pat.id, pat.id]
    assert told[-1].what == ACCOUNT_ERASED and told[-1].place == str(pat.id)
    assert verify(session)[2] is None


def test_tampering_after_an_erasure_is_found(session, pat):
    erase(session, pat)
    erased = next(entry.id for entry in entries(session) if entry.details is None)
    session.rollback()

    with db.engine.begin() as connection:
        past = "SET LOCAL session_replication_role = replica"
        is_postgres = connection.dialect.name == "postgresql"
        connection.execute(text(past if is_postgres else "DROP TRIGGER trail_unchanged"))
        connection.execute(text("UPDATE trail SET details = '{}' WHERE id = :id"), {"id": erased})

    assert verify(session)[2].id == erased


def test_no_name_is_left_in_the_file_of_the_database_but_where_it_stays(session, app, pat):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL does away with changed rows when it vacuums")

    erase(session, pat)

    folder = app.extensions["s11"].folder
    left = [path.name for path in folder.glob("test.db*") if EMAIL.encode() in path.read_bytes()]
    assert left == []


def test_the_address_can_be_used_for_a_new_account_with_a_new_number(session, pat):
    erase(session, pat)

    again = add_person(session, NewPerson(EMAIL, Role.CMT)).person

    assert again.id != pat.id
    assert find_person(session, EMAIL).id == again.id


def test_an_erased_account_is_found_by_no_use_case(session, pat):
    erase(session, pat)

    for use in (
        lambda: set_active(session, pat.id, True, UserRow(id=0)),
        lambda: give_new_password(session, pat.id),
        lambda: erase(session, pat),
        lambda: load_erasure(session, pat.id, None),
    ):
        with pytest.raises(NotFound):
            use()


def test_nobody_erases_themselves_nor_the_last_administrator(session, pat):
    admin = find_person(session, "admin@example.org")

    with pytest.raises(Refused, match="your own account"):
        erase(session, admin, admin.email, by=admin)
    with pytest.raises(Refused, match="last administrator"):
        erase(session, admin, admin.email)

    assert find_person(session, "admin@example.org").active


@pytest.mark.parametrize("typed", ["", "pat", "admin@example.org", "pat@example.or"])
def test_it_is_confirmed_by_the_address(session, pat, typed):
    with pytest.raises(Refused, match="exactly as it stands"):
        erase(session, pat, typed)

    assert session.get(UserRow, pat.id).email == EMAIL


def test_a_name_that_another_account_has_too_is_left_where_it_stands(session, pat):
    add_person(session, NewPerson("other@example.org", Role.CMT, name=NAME))

    erasure = erase(session, pat)

    assert erasure.shared == (NAME,)
    assert session.scalars(select(AnswerRow)).one().saved_by == NAME
    assert verify(session)[2] is None


@pytest.mark.parametrize("name", ["عائشة بنت محمد", 'O\'Neil "Bo" \\ %_', "<b>Pat</b> Smith", "=cmd() Smith"])
def test_a_name_in_any_letters_is_erased(session, audit, name):
    add_person(session, NewPerson("admin@example.org", Role.ADMIN))
    pat = add_person(session, NewPerson(EMAIL, Role.DIRECTOR, "housing", name)).person
    save(session, Answer("1.1", "green", f"It is {name} who leads."), seen=0)

    erase(session, pat)

    assert [entry.details for entry in entries(session) if entry.what.startswith("answer.")] == [None]
    assert verify(session)[2] is None


def test_every_column_that_refers_to_a_person_is_said_to_go_or_to_stay():
    referring = {
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "user"
    }

    assert referring == GO_WITH_THE_ACCOUNT | ONLY_NAME_IT, (
        "a table refers to a person: list its column in GO_WITH_THE_ACCOUNT or ONLY_NAME_IT (s11/storage/accounts.py)"
    )
    assert not GO_WITH_THE_ACCOUNT & ONLY_NAME_IT


def test_every_column_of_a_person_is_emptied_replaced_or_said_to_stay():
    for column in UserRow.__table__.columns:
        assert column.nullable or column.name in STAYS | REPLACED, (
            f"user.{column.name} cannot be emptied: list it in STAYS or give it a value in erase_row (s11/storage/accounts.py)"
        )


def test_every_column_that_says_who_did_something_is_replaced_or_stays():
    saying = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if (column.name == "by" or column.name.endswith("_by")) and not column.foreign_keys
    } - {"quarantined_file.found_by"}  # by an upload or by a scan: how, not who

    assert saying == {*SAID_BY, *SIGNED_BY}, (
        "a column says who did something: list it in SAID_BY or SIGNED_BY (s11/storage/accounts.py)"
    )
