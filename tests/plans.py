"""A plan with something of everything, for the tests of what plans it and of what shows it."""

from datetime import UTC, date, datetime, timedelta

from s11.domain.audit import (
    Action,
    Answer,
    ProgressUpdate,
    ProposedAction,
    StandardRatings,
    Submission,
    Words,
)
from s11.domain.progress import ADDED
from s11.storage.audits import keep_audit
from tests.conftest import FRAMEWORK, TODAY, small_audit

CYCLE = "testshire-now"
NOW = datetime.now(UTC)
LONG_AGO, LATE, SOON = TODAY - timedelta(200), TODAY - timedelta(40), TODAY + timedelta(60)

ACTIONS = (
    Action(1, "1", None, "action", "All service plans show commitment"),
    Action(2, "1", "housing", "action", "Name a senior lead", "Jo Bloggs", LATE, "Named in contracts", "at_risk", ("housing:1.1",),
           (ProgressUpdate(LONG_AGO, "not_started", TODAY - timedelta(100), ADDED, "Manager"),
            ProgressUpdate(TODAY - timedelta(110), "on_track", LATE, "Slower than hoped", "Jo Bloggs"),
            ProgressUpdate(TODAY - timedelta(10), "at_risk", None, "We advertise again", "Jo Bloggs"))),
    Action(3, "1", "leisure", "action", "Ask contractors for their policy", None, Words("31/09/16"), None, "on_track", ("leisure:1.2",)),
    Action(4, "2", None, "no_action", "All is in place; kept under review"),
)  # fmt: skip


def proposed(criterion, text, due=None, lead=""):
    return Answer(criterion, "amber", proposed_action=ProposedAction(text, lead, due))


def returned(directorate, *answers, status="signed_off"):
    ratings = (StandardRatings("1", "amber", "red"),)
    return Submission(directorate, status, "Director", date(2016, 1, 28), answers, ratings)


def keep(session, actions=ACTIONS, submissions=(), **changes):
    """Keep the small audit with a plan in it."""
    audit = small_audit(actions=actions, submissions=submissions, **changes)
    keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()
    return audit


def plan_of(session):
    """Return the plan as it is stored now, by id."""
    from s11.storage.plan import list_actions

    session.expire_all()
    return {planned.id: planned for planned in list_actions(session, CYCLE)}


def texts(session):
    return [(planned.action.number, planned.action.text) for planned in plan_of(session).values()]


def id_of(session, number):
    return next(key for key, planned in plan_of(session).items() if planned.action.number == number)
