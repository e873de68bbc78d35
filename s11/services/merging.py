"""Several actions of the plan made one, by a person who has seen them all."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from s11.domain.audit import Action
from s11.domain.merging import merge
from s11.domain.refusals import ChangedMeanwhile, Refused
from s11.services.plan import framework_for, number_anew
from s11.storage.plan import add_actions, list_actions, lock_plan, remove_actions


def merge_actions(
    session: Session,
    cycle: str,
    seen: Mapping[int, int],
    merged: Action,
    by: str,
    now: datetime,
    today: date,
) -> int:
    """Put one action in the place of several of the same standard, and return its id.

    `seen` are the originals, by id, with the versions that were on the page.
    """
    cycle_id = lock_plan(session, cycle)
    there = {planned.id: planned for planned in list_actions(session, cycle) if planned.id in seen}
    check_mergeable([planned.action for planned in there.values()], len(seen))
    for action_id, version in seen.items():
        planned = there[action_id]
        if planned.saved.version != version:
            theirs = tuple(original.action for original in there.values())
            raise ChangedMeanwhile(theirs, merged, planned.saved.version, planned.saved.by)
    one = merge([planned.action for planned in there.values()], merged, by, today)
    framework = framework_for(session, cycle, one)
    remove_actions(session, list(there))
    [action_id] = add_actions(session, cycle_id, (one,), by, now)
    number_anew(session, cycle, framework)
    session.commit()
    return action_id


def check_mergeable(originals: Sequence[Action], asked_for: int) -> None:
    """Refuse to merge fewer than two actions, actions of several standards, or what is gone."""
    if len(originals) < asked_for:
        raise Refused(
            "One of these actions is not in the plan any more. Go back to the plan and select again."
        )
    if len(originals) < 2:
        raise Refused("Select at least two actions to merge. Go back to the plan and select them.")
    if len({action.standard for action in originals}) > 1:
        raise Refused(
            "Only actions of the same standard can be merged. Go back to the plan and select others."
        )
