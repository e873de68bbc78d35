import pytest

from s11.domain.audit import Words
from s11.domain.progress import AS_IT_STOOD
from s11.domain.refusals import ChangedMeanwhile, NotAllowed, Refused
from s11.services.progress import new_update, record_progress
from tests.conftest import TODAY
from tests.plans import CYCLE, LATE, NOW, SOON, id_of, keep, plan_of


def report(session, number, status="on_track", due=None, text="Going well", own=None, seen=None):
    action_id = id_of(session, number)
    planned = plan_of(session)[action_id]
    update = new_update(planned.action, status, due, text, "Jo", TODAY)
    record_progress(session, CYCLE, action_id, update, seen or planned.saved.version, own, NOW)
    return plan_of(session)[action_id].action


def test_an_update_goes_on_top_of_the_history_and_the_action_stands_so(session):
    before = keep(session).actions[1]

    after = report(session, 2, "on_track", SOON, "Filled at last")

    assert after.updates[:3] == before.updates
    assert (after.updates[3].text, after.updates[3].due) == ("Filled at last", SOON)
    assert (after.status, after.due) == ("on_track", SOON)


def test_a_date_that_stays_is_not_repeated(session):
    keep(session)

    after = report(session, 2, "complete", LATE, "All contracts signed")

    assert (after.updates[-1].due, after.due) == (None, LATE)


def test_the_first_report_on_what_came_without_history_keeps_how_it_stood(session):
    keep(session)

    after = report(session, 3, "complete", SOON, "All asked")

    assert [(update.text, update.due) for update in after.updates] == [
        (AS_IT_STOOD, Words("31/09/16")),
        ("All asked", SOON),
    ]


@pytest.mark.parametrize("status", ["complete", "no_longer_needed"])
def test_what_is_done_needs_a_word_on_why(session, status):
    keep(session)

    with pytest.raises(Refused, match="Say what"):
        report(session, 2, status, text="  ")


def test_a_report_that_changes_nothing_is_refused(session):
    keep(session)

    with pytest.raises(Refused, match="Nothing would change"):
        report(session, 2, "at_risk", text="")


def test_a_directorate_reports_on_its_own_actions(session):
    keep(session)

    assert report(session, 2, own="housing").status == "on_track"


@pytest.mark.parametrize("number", [1, 3])
def test_a_directorate_does_not_report_on_those_of_others(session, number):
    keep(session)

    with pytest.raises(NotAllowed):
        report(session, number, own="housing")


def test_who_comes_second_is_shown_what_was_reported_before(session):
    keep(session)
    seen = plan_of(session)[id_of(session, 2)].saved.version
    report(session, 2, "on_track", text="Theirs")

    with pytest.raises(ChangedMeanwhile) as clash:
        report(session, 2, "complete", text="Yours", seen=seen)

    assert (clash.value.theirs.updates[-1].text, clash.value.yours.text) == ("Theirs", "Yours")
