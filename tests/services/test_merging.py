import pytest

from s11.domain.audit import Action
from s11.domain.refusals import ChangedMeanwhile, Refused
from s11.services.merging import merge_actions
from s11.services.planning import take_proposals
from s11.services.progress import new_update, record_progress
from s11.storage.heads import load_head
from s11.storage.tables import SourceRow, UpdateRow
from tests.conftest import TODAY
from tests.plans import CYCLE, NOW, SOON, id_of, keep, plan_of, proposed, returned, texts

ONE = Action(0, "", None, "action", "The one", "Sam", SOON)


def seen(session, *numbers):
    plan = plan_of(session)
    return {key: planned.saved.version for key, planned in plan.items() if planned.action.number in numbers}


def merge(session, versions, merged=ONE):
    return merge_actions(session, CYCLE, versions, merged, "Manager", NOW, TODAY)


def test_one_action_takes_the_place_of_several(session):
    keep(session)

    action_id = merge(session, seen(session, 2, 3))

    assert texts(session) == [
        (1, "All service plans show commitment"),
        (2, "The one"),
        (3, "All is in place; kept under review"),
    ]
    action = plan_of(session)[action_id].action
    assert action.sources == ("housing:1.1", "leisure:1.2")
    assert "Number 3 (no lead officer, due 31/09/16 (not a date)): Ask contractors" in action.updates[-1].text
    assert len(action.updates) == 5


def test_nothing_of_the_originals_stays_behind(session):
    keep(session)

    action_id = merge(session, seen(session, 2, 3))

    left = {row.action_id for table in (SourceRow, UpdateRow) for row in session.query(table)}
    assert left == {action_id}


def test_actions_of_several_standards_are_not_merged(session):
    keep(session)

    with pytest.raises(Refused, match="same standard"):
        merge(session, seen(session, 1, 4))


def test_one_alone_is_not_merged(session):
    keep(session)

    with pytest.raises(Refused, match="two"):
        merge(session, seen(session, 1))


def test_what_is_gone_meanwhile_is_not_merged(session):
    keep(session)

    with pytest.raises(Refused, match="not in the plan any more"):
        merge(session, {**seen(session, 1), 999: 1})


def test_a_merge_of_what_changed_meanwhile_shows_both(session):
    keep(session)
    versions = seen(session, 1, 2)
    action_id = id_of(session, 2)
    update = new_update(plan_of(session)[action_id].action, "on_track", None, "Filled", "Jo", TODAY)
    record_progress(session, CYCLE, action_id, update, versions[action_id], None, NOW)

    with pytest.raises(ChangedMeanwhile) as clash:
        merge(session, versions)

    assert clash.value.yours.text == "The one"
    assert [theirs.status for theirs in clash.value.theirs] == ["not_started", "on_track"]
    session.rollback()
    assert len(texts(session)) == 4


def test_a_proposal_that_was_merged_is_not_taken_again(session):
    keep(session, submissions=[returned("housing", proposed("1.1", "Name a senior lead"))])
    merge(session, seen(session, 2, 3))

    take_proposals(session, load_head(session, CYCLE, "housing"), "Manager", NOW, TODAY)

    assert len(texts(session)) == 3
