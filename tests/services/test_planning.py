from dataclasses import replace

import pytest

from s11.domain.audit import Action, Words
from s11.domain.progress import ADDED, AS_IT_STOOD, DATE_CHANGED, DATE_REMOVED, lead_changed
from s11.domain.refusals import ChangedMeanwhile, NotFound, Refused
from s11.services.planning import add_action, edit_action, take_proposals
from s11.storage.heads import load_head
from tests.conftest import TODAY
from tests.plans import CYCLE, NOW, SOON, id_of, keep, plan_of, proposed, returned, texts


def accept(session, directorate):
    take_proposals(session, load_head(session, CYCLE, directorate), "Manager", NOW, TODAY)
    session.commit()


def add(session, standard, text, directorate=None):
    return add_action(session, CYCLE, Action(0, standard, directorate, "action", text), "Manager", NOW, TODAY)


def edit(session, action_id, seen=None, **changes):
    planned = plan_of(session)[action_id]
    seen = planned.saved.version if seen is None else seen
    edit_action(session, CYCLE, action_id, replace(planned.action, **changes), seen, "Manager", NOW, TODAY)


def test_what_a_directorate_proposed_comes_into_the_plan_with_its_source(session):
    keep(
        session,
        (),
        [
            returned(
                "housing", proposed("2.1", "Write the policy", Words("tbc"), "Sam"), proposed("1.1", "Lead")
            )
        ],
    )

    accept(session, "housing")

    lead, policy = (planned.action for planned in plan_of(session).values())
    assert (lead.number, lead.standard, lead.sources, lead.lead) == (1, "1", ("housing:1.1",), None)
    assert (policy.number, policy.directorate, policy.lead, policy.due) == (2, "housing", "Sam", Words("tbc"))
    assert [(update.text, update.due, update.by) for update in policy.updates] == [
        (ADDED, Words("tbc"), "Manager")
    ]


def test_proposals_take_their_places_among_the_standards(session):
    keep(session, submissions=[returned("leisure", proposed("1.1", "New one"))])

    accept(session, "leisure")

    assert [text for _, text in texts(session)][3] == "New one"
    assert [number for number, _ in texts(session)] == [1, 2, 3, 4, 5]


def test_what_is_in_the_plan_already_is_not_taken_twice(session):
    keep(session, (), [returned("housing", proposed("1.1", "Lead"))])

    accept(session, "housing")
    accept(session, "housing")

    assert texts(session) == [(1, "Lead")]


def test_taking_proposals_is_for_whoever_accepts_to_commit(session):
    keep(session, (), [returned("housing", proposed("1.1", "Lead"))])

    take_proposals(session, load_head(session, CYCLE, "housing"), "Manager", NOW, TODAY)
    session.rollback()

    assert texts(session) == []


def test_an_added_action_is_numbered_through_the_standards_and_ids_stay(session):
    keep(session)
    review = id_of(session, 4)

    added = add(session, "1", "Ours")

    plan = plan_of(session)
    assert (plan[added].action.number, plan[review].action.number) == (4, 5)
    assert plan[added].action.updates[0].text == ADDED
    assert (plan[added].saved.by, plan[added].saved.version) == ("Manager", 1)


@pytest.mark.parametrize(("standard", "directorate"), [("9", None), ("1", "parks")])
def test_a_standard_or_directorate_that_is_not_of_the_audit_is_refused(session, standard, directorate):
    keep(session)

    with pytest.raises(Refused):
        add(session, standard, "Ours", directorate)

    assert len(texts(session)) == 4


def test_an_action_that_goes_to_another_standard_is_numbered_there(session):
    keep(session)
    first = id_of(session, 1)

    edit(session, first, standard="2")

    assert plan_of(session)[first].action.number == 3


def test_a_date_and_a_lead_officer_that_change_leave_their_traces(session):
    keep(session)
    action_id = id_of(session, 2)

    edit(session, action_id, due=SOON, lead="Sam")

    action = plan_of(session)[action_id].action
    assert [(update.text, update.due) for update in action.updates[3:]] == [
        (DATE_CHANGED, SOON),
        (lead_changed("Jo Bloggs", "Sam"), None),
    ]
    assert (action.due, action.lead, action.status) == (SOON, "Sam", "at_risk")


def test_a_date_that_came_without_history_is_not_forgotten_when_it_moves(session):
    keep(session)
    action_id = id_of(session, 3)

    edit(session, action_id, due=SOON)

    updates = plan_of(session)[action_id].action.updates
    assert [(u.text, u.due) for u in updates] == [(AS_IT_STOOD, Words("31/09/16")), (DATE_CHANGED, SOON)]


def test_a_date_that_is_taken_away_is_told(session):
    keep(session)
    action_id = id_of(session, 2)

    edit(session, action_id, due=None)

    assert plan_of(session)[action_id].action.updates[-1].text == DATE_REMOVED


def test_another_wording_writes_nothing_into_the_history(session):
    keep(session)
    action_id = id_of(session, 1)

    edit(session, action_id, text="=cmd|' /C calc'!A0 <img src=x> \U0001f600 \u202eabc" + "x" * 40_000)

    action = plan_of(session)[action_id].action
    assert action.updates == ()
    assert action.text.startswith("=cmd|") and len(action.text) > 40_000


def test_who_comes_second_is_shown_both_texts_and_nothing_is_lost(session):
    keep(session)
    action_id = id_of(session, 1)
    seen = plan_of(session)[action_id].saved.version
    edit(session, action_id, text="Theirs")

    with pytest.raises(ChangedMeanwhile) as clash:
        edit(session, action_id, seen=seen, text="Yours")

    assert (clash.value.theirs.text, clash.value.yours.text) == ("Theirs", "Yours")
    session.rollback()
    assert plan_of(session)[action_id].action.text == "Theirs"


def test_an_action_of_no_plan_is_not_found(session):
    keep(session)

    with pytest.raises(NotFound):
        edit_action(session, CYCLE, 999, Action(0, "1", None, "action", "x"), 1, "Manager", NOW, TODAY)
