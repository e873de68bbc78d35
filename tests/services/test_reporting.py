from datetime import timedelta
from typing import get_args

import pytest
from sqlalchemy import event

from s11.domain.audit import (
    Action,
    ActionStatus,
    Answer,
    Directorate,
    ProposedAction,
    StandardRatings,
    Submission,
    Words,
)
from s11.domain.plan import flags
from s11.domain.position import standing
from s11.domain.refusals import NotFound, Refused
from s11.services.cmt_reports import issue_cmt_report, load_cmt_page
from s11.services.reporting import (
    KINDS,
    REPORTS,
    action_plan_contents,
    cmt_contents,
    feedback_contents,
    make_report,
    submission_contents,
)
from s11.services.reporting.lines import plan_action
from s11.storage.cmt_reports import add_cmt_report
from s11.storage.database import db
from tests.conftest import TODAY
from tests.plans import ACTIONS, CYCLE, LATE, LONG_AGO, SOON, keep, returned

ANSWER = Answer(
    "1.1",
    "amber",
    "We <b>do</b>",
    "Audit",
    "Safer",
    proposed_action=ProposedAction("Act", "Jo", Words("tbc")),
)


def test_the_plan_is_printed_under_every_standard_with_its_sources_by_name(session):
    keep(session)

    contents = action_plan_contents(session, CYCLE, TODAY)

    assert [len(standard.actions) for standard in contents.standards] == [3, 1]
    late, asked = contents.standards[0].actions[1:]
    assert (late.overdue, late.directorate, late.sources) == (True, "Housing", ("Housing, criterion 1.1",))
    assert (asked.due, asked.overdue, asked.lead) == ("31/09/16", False, None)
    assert contents.standards[1].actions[0].needs_nothing


def test_the_plan_of_an_earlier_day_is_printed_as_it_stood(session):
    keep(session)

    late = action_plan_contents(session, CYCLE, TODAY - timedelta(50)).standards[0].actions[1]

    assert (late.status, late.due, late.overdue, len(late.updates)) == ("on_track", LATE, False, 2)


def test_cmt_is_told_where_the_plan_stands_and_stood(session):
    keep(session)

    add_cmt_report(session, CYCLE, TODAY - timedelta(50), "Manager", None)

    contents = cmt_contents(session, CYCLE, TODAY)

    now, before = contents.position.now, contents.position.before
    assert (now.actions, now.at_risk, now.overdue, now.no_lead, now.no_date) == (3, 1, 1, 3, 3)
    assert (before.at_risk, before.on_track, before.overdue) == (0, 2, 0)
    assert [line.name for line in contents.by_directorate] == ["The whole organisation", "Housing", "Leisure"]
    assert [line.name for line in contents.by_standard] == [
        "1. Senior managers are committed",
        "2. A clear statement of responsibility",
    ]


def test_cmt_is_told_what_changed_with_the_last_report_on_it(session):
    keep(session)

    add_cmt_report(session, CYCLE, TODAY - timedelta(50), "Manager", None)

    [change] = cmt_contents(session, CYCLE, TODAY).since_last.other

    assert change.action.number == 2
    assert change.what.startswith("On track before, now at risk. Reported on ")
    assert change.what.endswith(": We advertise again")


def test_the_first_report_looks_back_a_quarter_and_says_that_it_is_the_first(session):
    keep(session)

    contents = cmt_contents(session, CYCLE, TODAY)

    assert contents.is_first
    assert 88 <= (TODAY - contents.since).days <= 93


def test_the_next_report_tells_what_changed_since_the_last(session):
    keep(session)
    issue_cmt_report(session, CYCLE, "Manager", TODAY - timedelta(5))
    issue_cmt_report(session, CYCLE, "Manager", TODAY)

    contents = cmt_contents(session, CYCLE, TODAY)

    assert (contents.since, contents.is_first) == (TODAY - timedelta(5), False)
    assert contents.since_last.other == contents.since_last.new == ()


def test_one_report_is_issued_a_day(session):
    keep(session)
    issue_cmt_report(session, CYCLE, "Manager", TODAY)

    with pytest.raises(Refused, match="already issued"):
        issue_cmt_report(session, CYCLE, "Somebody", TODAY)

    assert load_cmt_page(session, CYCLE, TODAY).issued == [(TODAY, "Manager")]


def test_ratings_count_whom_the_board_may_read_and_the_rest_as_not_rated(session):
    unsigned = Submission("leisure", "in_progress", standards=(StandardRatings("1", "green"),))
    keep(session, submissions=[returned("housing"), unsigned])

    first, second = cmt_contents(session, CYCLE, TODAY).ratings

    assert {rating and rating.id: number for rating, number in first.self_ratings} == {
        "green": 0,
        "amber": 1,
        "red": 0,
        "na": 0,
        None: 1,
    }
    assert dict(first.board_ratings)[None] == 1
    assert dict(second.self_ratings)[None] == 2


def test_the_feedback_says_both_ratings_and_the_directorates_actions(session):
    keep(session, submissions=[returned("housing", ANSWER)])

    contents = feedback_contents(session, CYCLE, "housing", TODAY)

    assert (contents.directorate, contents.issued_on, contents.signed_off_by) == ("Housing", None, "Director")
    assert (contents.standards[0].self_rating.id, contents.standards[0].board_rating.id) == ("amber", "red")
    assert contents.standards[1].self_rating is None
    assert [action.number for action in contents.actions] == [2]
    assert contents.next_audit > TODAY


def test_the_return_is_printed_whole_answered_or_not(session):
    keep(session, submissions=[returned("housing", ANSWER)])

    contents = submission_contents(session, CYCLE, "housing", TODAY)

    first, unanswered = contents.standards[0].answers
    assert (contents.status, first.narrative, first.action_due) == ("Signed off", "We <b>do</b>", "tbc")
    assert (unanswered.rating, unanswered.evidence) == (None, ())


BEGINNINGS = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}


@pytest.mark.parametrize(
    ("kind", "ending"), [(kind, ending) for kind in KINDS for ending in REPORTS[kind].endings]
)
def test_every_kind_is_made_as_every_file_and_twice_the_same(session, kind, ending):
    keep(session, submissions=[returned("housing", ANSWER)])

    first, second = (make_report(session, kind, CYCLE, "housing", TODAY, True, ending) for _ in range(2))

    assert first.startswith(BEGINNINGS[ending]) and first == second


def test_each_kind_comes_as_the_files_that_are_promised():
    assert {kind: " ".join(made.endings) for kind, made in REPORTS.items()} == {
        "feedback": "pdf docx",
        "cmt": "pdf docx",
        "action-plan": "pdf docx xlsx csv",
        "submission": "pdf xlsx csv",
        "overview": "pdf xlsx csv",
        "scrutiny": "pdf docx",
        "blank": "pdf",
    }


def test_a_file_that_a_kind_is_not_made_as_is_refused_with_those_that_it_is_made_as(session):
    with pytest.raises(NotFound, match=r"not made as .docx. It is made as .pdf, .xlsx or .csv."):
        make_report(session, "overview", CYCLE, None, TODAY, False, "docx")


@pytest.mark.parametrize(
    ("kind", "cycle", "directorate", "words"),
    [
        ("minutes", CYCLE, None, "There is no report 'minutes'"),
        ("cmt", "nowhere", None, "There is no audit 'nowhere'"),
        ("feedback", "nowhere", "housing", "There is no audit 'nowhere'"),
        ("feedback", CYCLE, "parks", "It asks: housing, leisure"),
        ("submission", CYCLE, None, "say which"),
    ],
)
def test_what_is_not_there_is_refused_in_plain_words(session, kind, cycle, directorate, words):
    keep(session)

    with pytest.raises(Refused, match=words):
        make_report(session, kind, cycle, directorate, TODAY, False)


def test_an_unknown_audit_is_not_found(session):
    with pytest.raises(NotFound):
        action_plan_contents(session, "nowhere", TODAY)


@pytest.mark.parametrize("gather", [cmt_contents, action_plan_contents])
def test_a_hundred_directorates_take_no_more_queries_than_two(session, gather):
    def queries(directorates):
        cycle = f"with-{directorates}"
        asked = tuple(Directorate(f"d{n}", f"Directorate {n}") for n in range(directorates))
        actions = tuple(
            Action(n + 1, "1", f"d{n}", "action", "Do", None, SOON, sources=(f"d{n}:1.1",))
            for n in range(directorates)
        )
        submissions = tuple(returned(directorate.ref) for directorate in asked)
        audit = keep(session, actions, submissions, directorates=asked, cycle=_cycle(cycle))
        session.expunge_all()
        asked_for = []
        listen = lambda *_: asked_for.append(1)  # noqa: E731
        event.listen(db.engine, "before_cursor_execute", listen)
        gather(session, audit.cycle.ref, TODAY)
        event.remove(db.engine, "before_cursor_execute", listen)
        session.commit()
        return len(asked_for)

    queries(1)  # reads the framework, which is then known
    assert queries(100) == queries(2) <= 12


def _cycle(ref):
    from s11.domain.audit import Cycle

    return Cycle(ref, "Section 11 audit", LONG_AGO, SOON)


def test_actions_without_lead_or_date_are_listed_for_cmt(session):
    keep(session)

    contents = cmt_contents(session, CYCLE, TODAY)

    told = contents.since_last
    assert [change.action.number for change in told.without_lead] == [1, 3, 4]
    assert [change.action.number for change in told.without_date] == [1, 3, 4]
    assert [change.action.number for change in told.newly_overdue] == [2]
    assert contents.issues[0].action.number == 2
    assert len(ACTIONS) == sum(len(standard.actions) for standard in contents.plan)


@pytest.mark.parametrize("status", get_args(ActionStatus))
@pytest.mark.parametrize("lead", [None, "", " ", "Jo"])
@pytest.mark.parametrize("due", [None, Words("tbc"), TODAY])
def test_page_papers_and_numbers_agree_on_what_lacks_a_lead_officer_or_a_date(status, lead, due):
    action = Action(1, "1", None, "action", "Do", lead, due, None, status)

    flagged, counted = flags(action, TODAY), standing([action], TODAY)
    printed = plan_action(action, {}, TODAY)

    assert printed.lacks_lead == ("No lead officer" in flagged) == bool(counted.no_lead)
    assert printed.lacks_date == bool({"No date", "Not a date"} & set(flagged)) == bool(counted.no_date)
