"""What the committee paper and the form on paper are gathered from, and that nothing else gets into them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from reports.blank import blank
from reports.scrutiny import scrutiny
from s11.domain.audit import Action, Answer, Cycle, Directorate, Evidence, StandardRatings, Submission
from s11.domain.refusals import NotFound
from s11.services.reporting.blank import blank_contents
from s11.services.reporting.scrutiny import scrutiny_contents
from s11.storage.database import db
from tests.conftest import TODAY
from tests.plans import CYCLE, LONG_AGO, SOON, keep, returned
from tests.reports.reading import words

SECRET = "unpublished-words"
ANSWER = Answer(
    "1.1", "green", SECRET, SECRET, SECRET, evidence=(Evidence(SECRET, SECRET),), sent_back=SECRET
)
RATINGS = StandardRatings("1", "green", "amber", SECRET, SECRET, SECRET, SECRET, SECRET, SECRET)


def accepted(directorate):
    return Submission(
        directorate, "accepted", SECRET, LONG_AGO, (ANSWER,), (RATINGS,), feedback_contact=SECRET
    )


def test_only_ratings_of_accepted_returns_are_told(session):
    keep(session, submissions=[accepted("housing"), returned("leisure", status="under_review")])

    contents = scrutiny_contents(session, CYCLE, TODAY)

    assert (contents.asked, contents.accepted) == (("Housing", "Leisure"), ("Housing",))
    first, second = ({r and r.id: n for r, n in standard.given} for standard in contents.ratings)
    assert first == {"green": 0, "amber": 1, "red": 0, "na": 0, None: 0}
    assert second[None] == 1


def test_nothing_of_answers_evidence_challenges_or_own_ratings_reaches_the_paper(session):
    keep(session, submissions=[accepted("housing"), accepted("leisure")])

    contents = scrutiny_contents(session, CYCLE, TODAY)

    assert SECRET not in repr(contents)
    said = words(scrutiny(contents))
    assert SECRET not in said
    assert "the board gave 2 ratings: 2 Amber." in said


def test_the_plan_and_its_position_are_those_of_the_day(session):
    keep(session)

    now = scrutiny_contents(session, CYCLE, TODAY)
    then = scrutiny_contents(session, CYCLE, TODAY - timedelta(50))

    assert (now.position.at_risk, now.position.overdue) == (1, 1)
    assert (then.position.at_risk, then.position.on_track, then.position.overdue) == (0, 2, 0)
    assert now.plan[0].actions[1].overdue


def test_progress_names_what_came_in_was_completed_or_put_off_in_half_a_year(session):
    keep(session)

    progress = scrutiny_contents(session, CYCLE, TODAY).progress

    assert (progress.new, progress.completed) == ((), ())
    assert progress.moved_later == (2,)
    assert 178 <= (TODAY - progress.since).days <= 186


def test_quarters_are_told_from_the_close_of_the_audit_on_and_at_most_six(session):
    day = date(2026, 5, 20)
    cycle = Cycle(CYCLE, "Section 11 audit", date(2023, 1, 1), date(2023, 3, 1))
    keep(session, cycle=cycle)

    days = [each.day for each in scrutiny_contents(session, CYCLE, day).quarters]

    assert days == [
        *(date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30)),
        *(date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), day),
    ]


def test_an_open_audit_has_only_the_day_itself(session):
    keep(session)

    assert [each.day for each in scrutiny_contents(session, CYCLE, TODAY).quarters] == [TODAY]


def test_an_audit_without_plan_or_returns_makes_a_paper(session):
    keep(session, actions=())

    contents = scrutiny_contents(session, CYCLE, TODAY)

    assert (contents.accepted, contents.quarters) == ((), ())
    assert "There is no action plan yet." in words(scrutiny(contents))


def test_the_form_asks_what_the_cycle_asks_and_holds_no_answer(session):
    audit = keep(session, submissions=[accepted("housing")])

    contents = blank_contents(session, CYCLE, TODAY)

    assert contents.closes == audit.cycle.closes
    assert [len(standard.criteria) for standard in contents.standards] == [2, 2]
    assert SECRET not in words(blank(contents))


@pytest.mark.parametrize("gather", [scrutiny_contents, blank_contents])
def test_an_unknown_audit_is_not_found(session, gather):
    with pytest.raises(NotFound, match="There is no audit 'nowhere'"):
        gather(session, "nowhere", TODAY)


@pytest.mark.parametrize("gather", [scrutiny_contents, blank_contents])
def test_a_hundred_directorates_take_no_more_queries_than_two(session, gather):
    def queries(directorates):
        asked = tuple(Directorate(f"d{n}", f"Directorate {n}") for n in range(directorates))
        actions = tuple(
            Action(n + 1, "1", f"d{n}", "action", "Do", None, SOON, sources=(f"d{n}:1.1",))
            for n in range(directorates)
        )
        cycle = Cycle(f"with-{directorates}", "Section 11 audit", LONG_AGO, SOON)
        submissions = tuple(replace(returned(each.ref), status="accepted") for each in asked)
        keep(session, actions, submissions, directorates=asked, cycle=cycle)
        session.expunge_all()
        asked_for = []
        listen = lambda *_: asked_for.append(1)  # noqa: E731
        event.listen(db.engine, "before_cursor_execute", listen)
        gather(session, cycle.ref, TODAY)
        event.remove(db.engine, "before_cursor_execute", listen)
        session.commit()
        return len(asked_for)

    queries(1)  # reads the framework, which is then known
    assert queries(100) == queries(2) <= 12
