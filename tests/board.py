"""What tests of the board start from: submissions in every state, and a count of queries."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from sqlalchemy import event

from s11.domain.audit import Answer, Directorate, ProposedAction, StandardRatings, Submission
from s11.storage.audits import keep_audit
from s11.storage.database import db
from s11.storage.heads import load_head
from tests.conftest import FRAMEWORK, small_audit

ACTION = ProposedAction("Write a policy", "Jo Lead", date(2027, 3, 1), "Staff know it")
ANSWERS = (
    Answer("1.1", "green", "<b>In place</b>\n\n  and indented", "We asked", "Children said so"),
    Answer("1.2", "amber", "Partly", proposed_action=ACTION),
    Answer("2.1", "na", na_reason="Outside our role"),
    Answer("2.2", "red"),
)
OWN_RATINGS = (StandardRatings("1", "amber"), StandardRatings("2", "red"))


def signed_off(directorate="housing", status="signed_off", **changes):
    values = {
        "answers": ANSWERS,
        "standards": OWN_RATINGS,
        "signed_off_by": "Dee Rector",
        "signed_off_on": date(2026, 1, 28),
    }
    return Submission(directorate, status, **{**values, **changes})


def rated(board_rating="amber"):
    return tuple(replace(each, board_rating=board_rating, board_reason="Evidence") for each in OWN_RATINGS)


def keep(session, *submissions, **changes):
    keep_audit(session, small_audit(submissions=submissions, **changes), FRAMEWORK.decode())
    session.commit()


def head_of(session, directorate="housing"):
    session.expunge_all()
    return load_head(session, "testshire-now", directorate)


def many(count):
    """Return changes for an audit of so many directorates and a signed-off submission of each."""
    directorates = tuple(Directorate(f"d{n}", f"Directorate {n}") for n in range(count))
    return directorates, [signed_off(each.ref) for each in directorates]


@contextmanager
def counted_queries():
    queries = []

    def note(connection, cursor, statement, *rest):
        queries.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield queries
    event.remove(db.engine, "before_cursor_execute", note)
