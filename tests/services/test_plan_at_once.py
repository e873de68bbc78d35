import pytest
from sqlalchemy.orm import Session

from s11.domain.audit import Action
from s11.domain.refusals import ChangedMeanwhile
from s11.services.merging import merge_actions
from s11.services.planning import add_action
from s11.services.progress import new_update, record_progress
from s11.storage.database import db
from s11.storage.tables import ActionRow
from tests.conftest import TODAY
from tests.plans import CYCLE, NOW, SOON, id_of, keep, plan_of, texts

OURS = Action(0, "1", None, "action", "Ours")


@pytest.fixture
def other(session):
    """Somebody else's session on the same database."""
    keep(session)
    with Session(db.engine, expire_on_commit=False) as other:
        yield other


def test_two_who_add_at_once_both_find_their_place(session, other):
    held = list(session.query(ActionRow))
    session.commit()
    add_action(other, CYCLE, OURS, "Other", NOW, TODAY)

    add_action(session, CYCLE, OURS, "Manager", NOW, TODAY)

    assert len(held) == 4
    assert [number for number, _ in texts(session)] == [1, 2, 3, 4, 5, 6]


def test_a_report_that_came_while_somebody_merged_is_not_lost(session, other):
    seen = {
        key: planned.saved.version
        for key, planned in plan_of(session).items()
        if planned.action.number in (2, 3)
    }
    action_id = id_of(session, 2)
    update = new_update(plan_of(session)[action_id].action, "on_track", None, "Filled", "Jo", TODAY)
    held = list(session.query(ActionRow))
    session.commit()
    record_progress(other, CYCLE, action_id, update, seen[action_id], None, NOW)

    with pytest.raises(ChangedMeanwhile):
        merge_actions(
            session, CYCLE, seen, Action(0, "", None, "action", "One", due=SOON), "Manager", NOW, TODAY
        )

    session.rollback()
    assert len(held) == 4
    assert plan_of(session)[action_id].action.updates[-1].text == "Filled"
