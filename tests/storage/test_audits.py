from datetime import date

from sqlalchemy import event

from s11.domain.audit import (
    Action,
    Answer,
    Evidence,
    ProgressUpdate,
    ProposedAction,
    StandardRatings,
    Submission,
    Words,
)
from s11.storage.audits import keep_audit, load_audit
from s11.storage.tables import EvidenceRow
from tests.conftest import FRAMEWORK, small_audit


def test_an_audit_comes_back_as_it_was_kept(session):
    evidence = Evidence("Policy", "intranet, policy 14", date(2016, 1, 2))
    answer = Answer(
        "1.1", "amber", "We <b>do</b>", "", "", "", (evidence,), ProposedAction("Act", "Jo", Words("tbc"))
    )
    audit = small_audit(
        submissions=(
            Submission(
                "housing",
                "accepted",
                "Director",
                date(2016, 1, 28),
                (answer, Answer("2.1", evidence=(evidence,))),
                (StandardRatings("1", "amber", "red", "because"),),
            ),
        ),
        actions=(
            Action(1, "1", None, "action", "Do", None, Words("31/09/16"), sources=("OR13",)),
            Action(2, "2", "leisure", "no_action", "Nothing", due=date(2017, 1, 1),
                   updates=(ProgressUpdate(date(2016, 10, 1), "on_track", None, "Going", "Jo"),)),
        ),
    )  # fmt: skip

    keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()
    session.expunge_all()

    assert load_audit(session, "testshire-now") == audit


def test_evidence_is_kept_many_pieces_at_a_time(session):
    pieces = tuple(Evidence(f"Policy {n}") for n in range(200))
    audit = small_audit(submissions=(Submission("housing", answers=(Answer("1.1", evidence=pieces),)),))
    statements = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *told: statements.append(told[2]))

    keep_audit(session, audit, FRAMEWORK.decode())

    assert len(statements) < 40
    assert load_audit(session, "testshire-now") == audit


def test_the_same_piece_twice_under_one_answer_is_two(session):
    twice = (Evidence("Policy"), Evidence("Policy"))
    answers = (Answer("1.1", evidence=twice), Answer("2.1", evidence=twice[:1]))
    audit = small_audit(submissions=(Submission("housing", answers=answers),))

    keep_audit(session, audit, FRAMEWORK.decode())

    assert load_audit(session, "testshire-now") == audit
    assert session.query(EvidenceRow).count() == 2
