from datetime import date

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
