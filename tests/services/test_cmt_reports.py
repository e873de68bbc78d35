from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from s11.domain.audit import Action, Directorate
from s11.domain.reach import EVERYTHING
from s11.domain.refusals import NotFound, TooLate
from s11.services.cmt_reports import issue_cmt_report, load_cmt_page
from s11.services.merging import merge_actions
from s11.services.planning import add_action, edit_action
from s11.services.progress import new_update, record_progress
from s11.services.reporting import cmt_contents, make_report
from s11.storage.cmt_reports import add_cmt_report, find_cmt_report
from s11.storage.database import db
from s11.storage.plan import lock_plan
from s11.storage.reach import reaching
from s11.storage.tables import ActionRow, DirectorateRow
from s11.storage.trail import TOLD
from tests.conftest import TODAY
from tests.plans import CYCLE, LATE, NOW, SOON, id_of, keep, plan_of

BEFORE = TODAY - timedelta(5)
OURS = Action(0, "1", None, "action", "Ours")


def issued(session, day=BEFORE):
    """Keep a plan, and the report of a day that was issued."""
    keep(session)
    issue_cmt_report(session, CYCLE, "Manager", day)


def edit(session, action_id, **changes):
    planned = plan_of(session)[action_id]
    edited = replace(planned.action, **changes)
    edit_action(session, CYCLE, action_id, edited, planned.saved.version, "Manager", NOW, TODAY)


def report_on(session, number, status, text="", due=None):
    action_id = id_of(session, number)
    planned = plan_of(session)[action_id]
    update = new_update(planned.action, status, due, text, "Jo", TODAY)
    record_progress(session, CYCLE, action_id, update, planned.saved.version, None, NOW)


def told(contents, heading):
    return {change.action.number: change.what for change in getattr(contents.since_last, heading)}


def paper(session, day):
    return make_report(session, "cmt", CYCLE, None, day, False)


def test_an_issued_report_prints_the_same_bytes_whatever_changes_since(session):
    keep(session)
    before = paper(session, TODAY)
    issue_cmt_report(session, CYCLE, "Manager", TODAY)
    add_action(session, CYCLE, OURS, "Manager", NOW, TODAY)
    report_on(session, 2, "complete", "Done")
    edit(session, id_of(session, 1), text="Another", lead="Sam")
    session.query(DirectorateRow).execution_options(**TOLD).update({"name": "Renamed"})
    session.commit()

    assert paper(session, TODAY) == before
    assert cmt_contents(session, CYCLE, TODAY).plan[0].actions[0].text == "All service plans show commitment"


def test_a_day_without_an_issued_report_is_drawn_from_the_history(session):
    issued(session)
    edit(session, id_of(session, 1), text="Another")

    assert cmt_contents(session, CYCLE, BEFORE - timedelta(1)).plan[0].actions[0].text == "Another"
    assert cmt_contents(session, CYCLE, BEFORE).plan[0].actions[0].text != "Another"


def test_a_report_from_before_contents_were_kept_is_drawn_from_the_history(session):
    keep(session)
    add_cmt_report(session, CYCLE, BEFORE, "Manager", None)
    session.commit()
    edit(session, id_of(session, 1), text="Another")

    assert cmt_contents(session, CYCLE, BEFORE).plan[0].actions[0].text == "Another"
    contents = cmt_contents(session, CYCLE, TODAY)
    assert (contents.since, contents.is_first) == (BEFORE, False)
    assert contents.issues[0].what.endswith("second report in a row")


def test_actions_are_known_by_their_ids_when_numbers_are_given_anew(session):
    issued(session)
    add_action(session, CYCLE, OURS, "Manager", NOW, TODAY)
    edit(session, id_of(session, 1), standard="2")

    contents = cmt_contents(session, CYCLE, TODAY)

    texts = {line.number: line.text for standard in contents.plan for line in standard.actions}
    assert {texts[number]: what for number, what in told(contents, "new").items()} == {
        "Ours": "New in the plan"
    }
    assert contents.since_last.taken_out == contents.since_last.other == ()


def test_what_the_report_said_is_compared_and_not_what_history_tells_today(session):
    issued(session)
    edit(session, id_of(session, 1), text="Another")

    assert told(cmt_contents(session, CYCLE, TODAY), "other") == {1: "The activity was reworded"}


def test_what_was_reported_on_the_day_of_the_report_but_after_it_is_told_by_the_next(session):
    keep(session)
    issue_cmt_report(session, CYCLE, "Manager", TODAY)
    report_on(session, 2, "complete", "Done in the afternoon")

    next_ = cmt_contents(session, CYCLE, TODAY + timedelta(90))

    assert told(next_, "completed")[2].endswith("Done in the afternoon")


def test_a_slip_is_told_with_both_dates_and_how_often_it_has_slipped(session):
    issued(session)
    report_on(session, 2, "on_track", "Later again", due=SOON)

    contents = cmt_contents(session, CYCLE, TODAY)

    [slip] = contents.since_last.slipped
    assert (slip.action.number, slip.before, slip.action.due, slip.times) == (2, LATE, SOON, 2)
    assert contents.issues[0].action.number == 2
    assert contents.issues[0].what == "Moved 2 times; second report in a row"


def test_merged_actions_are_taken_out_and_what_they_became_is_new(session):
    issued(session)
    seen = {id_of(session, 2): 1, id_of(session, 3): 1}
    merged = Action(0, "1", None, "action", "Both", "Jo", SOON)
    merge_actions(session, CYCLE, seen, merged, "Manager", NOW, TODAY)

    contents = cmt_contents(session, CYCLE, TODAY)

    assert told(contents, "taken_out") == {2: "Merged into number 2", 3: "Merged into number 2"}
    assert told(contents, "new") == {2: "Merged from what were numbers 2, 3 at the last report"}


def test_what_every_report_highlights_says_for_how_many_in_a_row(session):
    keep(session)
    for days in (200, 100, 5):
        issue_cmt_report(session, CYCLE, "Manager", TODAY - timedelta(days))

    issues = {issue.action.number: issue for issue in cmt_contents(session, CYCLE, TODAY).issues}

    assert (issues[1].what, issues[1].in_a_row) == ("No lead officer; no date; fourth report in a row", 4)


def test_the_position_is_compared_with_what_the_last_report_said(session):
    issued(session)
    report_on(session, 2, "complete", "Done")

    contents = cmt_contents(session, CYCLE, TODAY)

    housing = next(line for line in contents.by_directorate if line.name == "Housing")
    assert (contents.position.before.at_risk, contents.position.now.complete) == (1, 1)
    assert (housing.before.at_risk, housing.now.at_risk) == (1, 0)


def test_progress_is_told_for_the_ends_of_quarters_and_the_day(session):
    keep(session)

    quarters = cmt_contents(session, CYCLE, TODAY).quarters

    assert quarters[-1].day == TODAY and 2 <= len(quarters) <= 4
    assert quarters[0].position.at_risk == 0 and quarters[-1].position.at_risk == 1
    assert all(quarter.day.month % 3 == 0 for quarter in quarters[:-1])


def test_the_page_of_a_day_on_which_the_report_was_issued_shows_what_was_issued(session):
    keep(session)
    issue_cmt_report(session, CYCLE, "Manager", TODAY)
    report_on(session, 2, "complete", "Done")

    page = load_cmt_page(session, CYCLE, TODAY)

    assert page.issued_today and page.contents.position.now.complete == 0
    assert page.there == set(plan_of(session))


@pytest.fixture
def other(session):
    """Somebody else's session on the same database."""
    keep(session)
    with Session(db.engine, expire_on_commit=False) as other:
        yield other


def test_who_issues_at_the_same_time_waits_and_is_too_late(other):
    engine = db.engine

    def issue():
        with Session(engine) as mine, reaching(EVERYTHING):
            issue_cmt_report(mine, CYCLE, "Manager", TODAY)

    lock_plan(other, CYCLE)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(issue)
        done, _ = wait([waiting], timeout=0.5)
        issue_cmt_report(other, CYCLE, "Other", TODAY)

        with pytest.raises(TooLate, match="already issued"):
            waiting.result()

    assert not done
    assert find_cmt_report(other, CYCLE, TODAY).by == "Other"


def test_what_changed_until_the_plan_was_locked_is_in_the_report(session, other):
    held = session.query(ActionRow).all()
    session.commit()
    edit(other, id_of(other, 1), text="Another")

    issue_cmt_report(session, CYCLE, "Manager", TODAY)

    assert len(held) == 4
    assert cmt_contents(session, CYCLE, TODAY).plan[0].actions[0].text == "Another"


def test_nothing_is_issued_for_an_audit_that_is_not_there(session):
    with pytest.raises(NotFound, match="no audit 'nowhere'"):
        issue_cmt_report(session, "nowhere", "Manager", TODAY)


def test_a_plan_that_lost_a_directorates_name_still_has_its_line(session):
    keep(session, directorates=(Directorate("housing", "Housing"), Directorate("leisure", "Leisure")))
    issue_cmt_report(session, CYCLE, "Manager", BEFORE)

    lines = cmt_contents(session, CYCLE, TODAY).by_directorate

    assert [(line.name, line.before.actions) for line in lines] == [
        ("The whole organisation", 1), ("Housing", 1), ("Leisure", 1),
    ]  # fmt: skip
