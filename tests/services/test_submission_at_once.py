"""Two who change one submission at the same moment: the second waits, and then decides on what is there."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from s11.domain.audit import Answer, Evidence, StandardRatings
from s11.domain.reach import EVERYTHING
from s11.domain.refusals import TooLate
from s11.services.answering import save_answer
from s11.services.cycles import RefTaken, start_audit
from s11.services.evidence import add_evidence
from s11.services.rating import save_self_rating
from s11.services.reviewing import (
    Moderation,
    accept,
    give_more_time,
    issue_feedback,
    keep_contact,
    moderate,
    send_back,
)
from s11.services.signing import sign_off
from s11.storage.cycles import add_cycle
from s11.storage.database import db
from s11.storage.reach import reaching
from s11.storage.submissions import hold_submission, update_submission
from tests.board import head_of, keep, rated, signed_off
from tests.conftest import FRAMEWORK, TODAY, small_audit

NOW = datetime.now(UTC)
SIGNED = {"status": "signed_off", "signed_off_on": TODAY}
ACCEPTED = {"status": "accepted"}
ISSUED = {"feedback_issued_on": TODAY, "feedback_contact": "Ann"}


@pytest.fixture
def other(app):
    """Somebody else's session on the same database."""
    with Session(db.engine, expire_on_commit=False) as other:
        yield other


@pytest.fixture
def waiting(app):
    """Run what a second person does in a thread of its own; hand it back once it had time to wait."""
    with ThreadPoolExecutor(1) as pool:

        def work(act, *given):
            with app.app_context(), reaching(EVERYTHING):
                try:
                    act(db.session(), *given)
                finally:
                    db.session.remove()

        def start(act, *given):
            second = pool.submit(work, act, *given)
            wait([second], timeout=0.2)
            return second

        yield start


@pytest.mark.parametrize(
    ("status", "meanwhile", "act"),
    [
        ("in_progress", SIGNED, lambda s, h: save_answer(s, h, Answer("1.1", "red"), 1, "Lead", NOW, TODAY)),
        ("in_progress", SIGNED, lambda s, h: add_evidence(s, h, "1.1", Evidence("Policy"), TODAY)),
        (
            "in_progress",
            SIGNED,
            lambda s, h: save_self_rating(s, h, StandardRatings("1", "red"), 1, "Lead", NOW, TODAY),
        ),
        ("in_progress", SIGNED, lambda s, h: sign_off(s, h, "Dee Rector", "", TODAY)),
        ("in_progress", SIGNED, lambda s, h: give_more_time(s, h, TODAY)),
        ("under_review", ACCEPTED, lambda s, h: moderate(s, h, "1", Moderation("red"), 1, "Manager", NOW)),
        ("under_review", ACCEPTED, lambda s, h: send_back(s, h, ["1.1"], "Look again")),
        ("under_review", ACCEPTED, lambda s, h: accept(s, h, "Manager", NOW, TODAY)),
        ("accepted", ISSUED, lambda s, h: issue_feedback(s, h, "Bob", TODAY)),
        ("accepted", ISSUED, lambda s, h: keep_contact(s, h, "Bob")),
    ],
    ids=[
        "an answer",
        "evidence",
        "a rating",
        "a second sign-off",
        "more time",
        "moderation",
        "sending back",
        "a second acceptance",
        "a second feedback",
        "a contact",
    ],
)
def test_who_comes_second_waits_and_is_told_that_it_is_too_late(
    session, other, waiting, status, meanwhile, act
):
    keep(session, signed_off(status=status, standards=rated()))
    head = head_of(session)
    session.rollback()
    hold_submission(other, head.id)
    second = waiting(act, head)

    update_submission(other, head.id, **meanwhile)
    other.commit()

    with pytest.raises(TooLate):
        second.result()
    session.expire_all()
    assert {name: getattr(head_of(session), name) for name in meanwhile} == meanwhile


def test_of_two_who_start_an_audit_under_one_reference_the_second_is_told(session, other, waiting):
    keep(session)
    audit = small_audit()
    new = small_audit(cycle=audit.cycle.__class__("next", "Next", audit.cycle.opens, audit.cycle.closes))
    add_cycle(other, new, FRAMEWORK.decode())
    given = (new.board, new.organisation, new.framework, new.cycle, ["Housing"])
    second = waiting(start_audit, *given)

    other.commit()

    with pytest.raises(RefTaken):
        second.result()
