"""Changing the action plan: what directorates proposed comes in, the council adds and edits."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from s11.domain.audit import Action, ProgressUpdate
from s11.domain.plan import proposals
from s11.domain.progress import ADDED, DATE_CHANGED, DATE_REMOVED, lead_changed, with_beginning
from s11.domain.submission import SubmissionHead
from s11.services.asking import load_asked
from s11.services.plan import framework_for, load_action, number_anew, put_in
from s11.storage.answers import load_answers
from s11.storage.plan import list_sources, lock_plan, write_action


def take_proposals(session: Session, head: SubmissionHead, by: str, now: datetime, today: date) -> None:
    """Put what a directorate proposed into the plan, each proposal once; whoever accepts the return commits.

    A proposal whose source is in the plan already, also as part of a merged action, is left as it stands there.
    """
    framework = load_asked(session, head.framework)
    cycle_id = lock_plan(session, head.cycle.ref)
    there = list_sources(session, cycle_id)
    answers = {criterion: saved.value for criterion, saved in load_answers(session, head.id).items()}
    in_order = [answers[criterion.id] for criterion in framework.criteria if criterion.id in answers]
    new = [
        Action(
            number=0,
            standard=framework.standard_of(answer.criterion).id,
            directorate=head.directorate.ref,
            kind="action",
            text=proposed.text,
            lead=proposed.lead.strip() or None,
            due=proposed.due,
            success_measure=proposed.success_measure.strip() or None,
            sources=(source,),
            updates=(ProgressUpdate(today, "not_started", proposed.due, ADDED, by),),
        )
        for source, answer, proposed in proposals(head.directorate.ref, in_order)
        if source not in there
    ]
    put_in(session, head.cycle.ref, cycle_id, framework, new, by, now)


def add_action(session: Session, cycle: str, action: Action, by: str, now: datetime, today: date) -> int:
    """Add one of the council's own actions to the plan, and return its id."""
    framework = framework_for(session, cycle, action)
    cycle_id = lock_plan(session, cycle)
    added = ProgressUpdate(today, action.status, action.due, ADDED, by)
    new = replace(action, updates=(added,))
    [action_id] = put_in(session, cycle, cycle_id, framework, [new], by, now)
    session.commit()
    return action_id


def edit_action(
    session: Session,
    cycle: str,
    action_id: int,
    edited: Action,
    seen: int,
    by: str,
    now: datetime,
    today: date,
) -> None:
    """Change what the plan says about an action; a new due date or lead officer goes into its history."""
    framework = framework_for(session, cycle, edited)
    lock_plan(session, cycle)
    before = load_action(session, cycle, action_id).action
    begun = with_beginning(before, today) if _moves(before, edited) else before
    after = replace(
        edited,
        number=before.number,
        status=before.status,
        sources=before.sources,
        updates=(*begun.updates, *_traces(before, edited, by, today)),
    )
    if after == before:
        return
    write_action(session, action_id, after, seen, by, now)
    number_anew(session, cycle, framework)
    session.commit()


def _moves(before: Action, after: Action) -> bool:
    return before.due != after.due or (before.lead or None) != (after.lead or None)


def _traces(before: Action, after: Action, by: str, today: date) -> list[ProgressUpdate]:
    texts = []
    if before.due != after.due:
        texts.append((after.due, DATE_CHANGED if after.due else DATE_REMOVED))
    if (before.lead or None) != (after.lead or None):
        texts.append((None, lead_changed(before.lead, after.lead)))
    return [ProgressUpdate(today, before.status, due, text, by) for due, text in texts]
