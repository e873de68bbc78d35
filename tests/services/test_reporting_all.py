"""The feedback to all directorates, gathered at once."""

import pickle
from dataclasses import replace

import pytest

from s11.domain.audit import Action, Directorate, StandardRatings
from s11.domain.refusals import NotFound
from s11.services.reporting import all_feedback_contents, feedback_contents
from s11.storage.audits import keep_audit
from tests.board import ANSWERS, counted_queries, signed_off
from tests.conftest import FRAMEWORK, TODAY, small_audit
from tests.plans import ACTIONS, CYCLE, keep, proposed, returned


def test_all_at_once_is_what_each_is_alone(session):
    keep(session, submissions=[returned("housing", proposed("1.1", "Act")), signed_off("leisure")])

    together = dict(all_feedback_contents(session, CYCLE, TODAY, True))

    assert list(together) == ["housing", "leisure"]
    for ref, contents in together.items():
        assert contents == feedback_contents(session, CYCLE, ref, TODAY, True)
    assert [action.number for action in together["leisure"].actions] == [3]


def test_what_is_gathered_can_be_handed_to_another_process(session):
    keep(session, submissions=[signed_off()])

    for _, contents in all_feedback_contents(session, CYCLE, TODAY):
        assert pickle.loads(pickle.dumps(contents)) == contents


def test_nothing_is_read_later_than_it_is_asked_for(session):
    keep(session, submissions=[signed_off()])
    gathered = all_feedback_contents(session, CYCLE, TODAY)

    with counted_queries() as queries:
        list(gathered)

    assert queries == []


def test_thirty_directorates_take_no_more_queries_than_three(session):
    def queries_for(count):
        directorates = tuple(Directorate(f"d{n}", f"Directorate {n}") for n in range(count))
        actions = tuple(
            Action(n + 1, "1", each.ref, "action", "Do", sources=(f"{each.ref}:1.1",))
            for n, each in enumerate(directorates)
        )
        submissions = tuple(signed_off(each.ref) for each in directorates)
        cycle = replace(small_audit().cycle, ref=f"of-{count}")
        audit = small_audit(directorates=directorates, submissions=submissions, actions=actions, cycle=cycle)
        keep_audit(session, audit, FRAMEWORK.decode())
        session.commit()
        session.expunge_all()
        with counted_queries() as queries:
            assert len(list(all_feedback_contents(session, cycle.ref, TODAY))) == count
        session.commit()
        return len([query for query in queries if query.startswith("SELECT")])

    queries_for(1)  # reads the framework, which is then known
    assert queries_for(30) == queries_for(3) <= 10


@pytest.mark.parametrize("gather", ["alone", "together"])
def test_the_board_reads_nothing_of_a_return_before_its_first_sign_off(session, gather):
    own = (StandardRatings("1", "green", None, self_reason="We think so", challenge="From the board"),)
    unsent = signed_off(status="in_progress", standards=own, signed_off_by=None, signed_off_on=None)
    keep(session, ACTIONS, [unsent])

    if gather == "alone":
        contents = feedback_contents(session, CYCLE, "housing", TODAY)
    else:
        contents = dict(all_feedback_contents(session, CYCLE, TODAY))["housing"]

    first = contents.standards[0]
    assert (first.self_rating, first.self_reason, first.challenge) == (None, "", "From the board")
    assert not any(criterion.rating for criterion in first.criteria) and ANSWERS[0].rating


def test_an_audit_that_is_not_there_is_refused(session):
    with pytest.raises(NotFound):
        all_feedback_contents(session, "nowhere", TODAY)
