"""Progress on an action: each update goes on top of a history that never changes."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from s11.domain.audit import Action, ActionStatus, ProgressUpdate
from s11.domain.plan import DONE
from s11.domain.progress import with_beginning
from s11.domain.refusals import ChangedMeanwhile, NotAllowed, Refused
from s11.services.plan import load_action
from s11.storage.plan import lock_plan, write_action


def may_report(action: Action, own: str | None) -> bool:
    """Tell whether somebody of this directorate reports on an action; who belongs to none, on all."""
    return own is None or action.directorate == own


def record_progress(
    session: Session,
    cycle: str,
    action_id: int,
    update: ProgressUpdate,
    seen: int,
    own: str | None,
    now: datetime,
) -> None:
    """Add an update to an action's history; its status, and its due date where it brings one, are now the action's.

    `own` is the directorate of a lead or director, who report on its actions only.
    """
    lock_plan(session, cycle)
    planned = load_action(session, cycle, action_id)
    if not may_report(planned.action, own):
        raise NotAllowed("This action is another directorate's. Ask its lead officer to report on it.")
    if planned.saved.version != seen:
        raise ChangedMeanwhile(planned.action, update, planned.saved.version, planned.saved.by)
    _check(planned.action, update)
    begun = with_beginning(planned.action, update.on)
    after = replace(
        begun, status=update.status, due=update.due or begun.due, updates=(*begun.updates, update)
    )
    write_action(session, action_id, after, seen, update.by, now)
    session.commit()


def _check(action: Action, update: ProgressUpdate) -> None:
    says_nothing = not update.text.strip()
    if update.status in DONE and says_nothing:
        raise Refused("Say what shows that this is done, or why it is no longer needed.")
    same_due = update.due is None or update.due == action.due
    if says_nothing and update.status == action.status and same_due:
        raise Refused("Nothing would change. Say what has happened, or choose another status or due date.")


def new_update(
    action: Action, status: ActionStatus, due: date | None, text: str, by: str, today: date
) -> ProgressUpdate:
    """Make an update of what a person reported; a due date that stays is not repeated."""
    return ProgressUpdate(today, status, None if due == action.due else due, text, by)
