import json
import re
from datetime import date, timedelta

import pytest

from s11.demo import audits
from s11.domain.audit import FrameworkRef, Words
from s11.domain.completeness import gaps_of_submission
from s11.domain.months import plus_months
from s11.domain.plan import flags
from s11.domain.progress import slips
from s11.domain.refusals import Refused
from s11.services.cmt_reports import load_cmt_page
from s11.services.demonstration import kept_sign_ins, load_demonstration
from s11.services.reporting import cmt_contents
from s11.storage.cycles import list_cycles
from s11.storage.faces import list_faces
from standards.library import library
from tests.browser import Browser
from tests.conftest import TODAY

FRAMEWORKS = {FrameworkRef(each.id, each.version): each for each in library()}


@pytest.fixture(scope="module")
def made():
    """The audits of the demonstration by ref, as they are taken in."""
    return {audit.cycle.ref: audit for audit in audits(TODAY, FRAMEWORKS.get)}


def texts(audit):
    return [
        text
        for submission in audit.submissions
        for answer in submission.answers
        for text in (answer.narrative, answer.how_known, answer.impact, answer.na_reason)
    ]


def test_it_loads_its_audits_and_one_person_a_role_and_each_signs_in(app, session, tmp_path, made):
    loaded = load_demonstration(session, tmp_path, TODAY)

    for sign_in in loaded:
        browser = Browser(app)
        browser.post("/sign-in", {"email": sign_in.email, "password": sign_in.password})
        assert browser.get("/account").heading == "Your account"

    assert [each.role for each in loaded] == ["lead", "director", "manager", "cmt", "scrutiny", "admin"]
    assert [each.directorate for each in loaded] == ["housing", "housing", None, None, None, None]
    assert kept_sign_ins(tmp_path) == loaded
    assert {each.board.short_name: each.saved.value.has_logo for each in list_faces(session)} == {
        "BSCP": True, "SLSCB": False,
    }  # fmt: skip
    assert (tmp_path / "demonstration").stat().st_mode & 0o777 == 0o600
    assert {audit.cycle.ref for audit in list_cycles(session)} == set(made)
    with pytest.raises(Refused, match="not empty"):
        load_demonstration(session, tmp_path, TODAY)


def test_two_reports_to_cmt_were_issued_and_the_next_has_something_under_most_headings(
    app, session, tmp_path
):
    load_demonstration(session, tmp_path, TODAY)

    page = load_cmt_page(session, "brightwater-2024", TODAY)

    told = page.contents.since_last
    assert [day for day, _ in page.issued] == [plus_months(TODAY, -3), plus_months(TODAY, -6)]
    assert all((told.completed, told.slipped, told.new, told.newly_overdue, told.without_lead))
    assert all((told.without_date, told.taken_out, told.other))
    assert any("third report in a row" in issue.what for issue in page.contents.issues)
    first = cmt_contents(session, "brightwater-2024", plus_months(TODAY, -6))
    assert first.heading.demonstration and first.heading.as_at == plus_months(TODAY, -6)


def test_one_audit_is_open_and_its_submissions_are_in_every_state(made):
    audit = made["brightwater-2026"]

    assert audit.cycle.opens < TODAY < audit.cycle.closes
    assert {each.status for each in audit.submissions} == {
        "not_started", "in_progress", "signed_off", "returned", "under_review", "accepted",
    }  # fmt: skip


def test_housing_is_nearly_ready_to_sign_off(made):
    audit = made["brightwater-2026"]
    housing = next(each for each in audit.submissions if each.directorate == "housing")

    gaps = gaps_of_submission(
        FRAMEWORKS[audit.framework],
        {answer.criterion: answer for answer in housing.answers},
        {ratings.standard: ratings for ratings in housing.standards},
    )

    assert [gap.field for gap in gaps] == ["rating", "self_rating", "how_known", "action_due", "self_rating"]


@pytest.mark.parametrize("ref", ["brightwater-2022", "brightwater-2024"])
def test_a_finished_audit_is_complete_and_its_feedback_is_out(made, ref):
    audit = made[ref]
    framework = FRAMEWORKS[audit.framework]

    assert all(each.status == "accepted" and each.feedback_issued_on for each in audit.submissions)
    for each in audit.submissions:
        answers = {answer.criterion: answer for answer in each.answers}
        assert not gaps_of_submission(framework, answers, {one.standard: one for one in each.standards})
    assert any(
        one.self_rating != one.board_rating and one.board_reason
        for s in audit.submissions
        for one in s.standards
    )


def test_the_plan_shows_every_status_and_everything_that_is_flagged(made):
    actions = made["brightwater-2024"].actions

    assert {action.status for action in actions} == {
        "not_started", "on_track", "at_risk", "complete", "no_longer_needed",
    }  # fmt: skip
    assert {flag for action in actions for flag in flags(action, TODAY)} == {
        "Overdue", "No lead officer", "No date", "Not a date", "No review date",
    }  # fmt: skip
    assert any(isinstance(action.due, Words) for action in actions)
    assert max(slips(action) for action in actions) >= 2


@pytest.mark.parametrize(
    "today", [date(2026, 2, 28), date(2026, 12, 31), date(2028, 2, 29), TODAY + timedelta(400)]
)
def test_it_is_made_on_any_day_and_no_text_is_left_unfilled(today):
    for audit in audits(today, FRAMEWORKS.get):
        assert not [text for text in texts(audit) if re.search("[{}]", text)]


def test_every_update_of_a_plan_is_in_the_past_and_in_order(made):
    for ref in ("brightwater-2022", "brightwater-2024", "brightwater-2026"):
        for action in made[ref].actions:
            days = [update.on for update in action.updates]
            assert days == sorted(days) and all(day < TODAY for day in days), action
            moved = [update.due for update in action.updates if update.due]
            assert not moved or moved[-1] == action.due


def test_a_file_made_by_hand_has_no_sign_ins(tmp_path):
    (tmp_path / "demonstration").write_text(json.dumps({"x": 1}))

    assert kept_sign_ins(tmp_path) == []
