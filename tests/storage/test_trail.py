import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from s11.domain.audit import Answer
from s11.domain.trail import Circumstances
from s11.storage.database import db
from s11.storage.tables import AnswerRow, TrailRow, UserRow
from s11.storage.trail import note, say_circumstances, verify
from tests.storage.test_saving_at_once import save


def entries(session):
    return session.scalars(select(TrailRow).order_by(TrailRow.id)).all()


def test_a_saved_answer_is_in_the_trail_with_who_what_and_what_differs(session, audit):
    save(session, Answer("1.1", "green", "first"), seen=0)
    say_circumstances(Circumstances(7, "lead", "192.0.2.7", "testshire-now", "housing"))

    save(session, Answer("1.1", "green", "second"), seen=1)

    last = entries(session)[-1]
    assert (last.who, last.role, last.what, last.directorate, last.place) == (
        7, "lead", "answer.changed", "housing", "1.1",
    )  # fmt: skip
    assert (
        last.details
        == '{"after": {"narrative": "second"}, "before": {"narrative": "first"}, "from": "192.0.2.7"}'
    )


def test_the_trail_of_changes_and_of_what_was_only_read_holds(session, audit):
    save(session, Answer("1.1", "green", "first"), seen=0)
    note("submission.viewed", "housing")

    length, _, broken = verify(session)

    assert length == len(entries(session)) >= 3
    assert broken is None


def test_what_is_rolled_back_leaves_no_trace(session, audit):
    before = len(entries(session))
    session.add(AnswerRow(submission_id=1, criterion="1.1"))

    session.rollback()
    session.commit()

    assert len(entries(session)) == before


def test_a_password_never_stands_in_the_trail(session, audit):
    person = UserRow(
        email="a@example.org", name="A", password="secret hash", fs_uniquifier="token", role="admin"
    )
    session.add(person)
    session.commit()
    person.password = "other hash"
    session.commit()

    said = "".join(entry.details for entry in entries(session))

    assert "hash" not in said.replace('"hash"', "")
    assert "token" not in said
    assert entries(session)[-1].what == "person.changed"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM trail",
        "DELETE FROM trail_head",
        "UPDATE trail SET who = 8",
        "UPDATE trail SET details = '{}'",
        "UPDATE trail SET id = id + 100",
    ],
)
def test_the_database_itself_refuses_to_change_the_trail(session, audit, statement):
    with pytest.raises(DBAPIError, match="only ever added to"):
        session.execute(text(statement))


def test_a_statement_that_goes_past_the_session_is_refused_unless_it_is_told(session, audit):
    with pytest.raises(RuntimeError, match="tell the trail"):
        session.execute(update(AnswerRow).values(narrative="unseen"))


def test_a_trail_that_was_changed_past_the_guards_is_found(session, audit, tmp_path):
    save(session, Answer("1.1", "green", "first"), seen=0)
    with db.engine.begin() as connection:
        past = "SET LOCAL session_replication_role = replica"
        connection.execute(
            text(past if connection.dialect.name == "postgresql" else "DROP TRIGGER trail_unchanged")
        )
        connection.execute(text("UPDATE trail SET role = 'admin' WHERE id = 2"))

    _, _, broken = verify(session)

    assert broken.id == 2
