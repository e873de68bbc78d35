"""The action plan: what directorates propose becomes its actions."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from s11.domain.audit import Action, Answer, ProgressUpdate, ProposedAction
from s11.domain.plan import numbered, proposals
from s11.domain.progress import ADDED
from s11.domain.submission import SubmissionHead
from s11.services.overseeing import framework_of
from s11.storage.cycles import cycle_id_of
from s11.storage.plan import add_actions, list_actions, renumber
from s11.storage.submissions import load_answers
from standards.framework import Framework


def take_proposals(session: Session, head: SubmissionHead, by: str, now: datetime, today: date) -> None:
    """Take a submission's proposed actions into the plan, but for those that are there; does not commit."""
    framework = framework_of(session, head)
    planned = list_actions(session, head.cycle.ref)
    known = {source for each in planned for source in each.action.sources}
    given = load_answers(session, head.id)
    answers = [given[criterion.id].value for criterion in framework.criteria if criterion.id in given]
    fresh = [
        _action(framework, head, source, answer, proposed, by, today)
        for source, answer, proposed in proposals(head.directorate.ref, answers)
        if source not in known
    ]
    last = max((each.action.number for each in planned), default=0)
    new = tuple(replace(action, number=last + place) for place, action in enumerate(fresh, start=1))
    ids = add_actions(session, cycle_id_of(session, head.cycle.ref), new, by, now)
    ids_in_plan = dict(zip(new, ids, strict=True)) | {each.action: each.id for each in planned}
    order = [standard.id for standard in framework.standards]
    in_order = sorted(ids_in_plan, key=lambda action: (order.index(action.standard), action.number))
    places = zip(in_order, numbered(framework, in_order), strict=True)
    renumber(session, {ids_in_plan[action]: placed.number for action, placed in places})


def _action(
    framework: Framework,
    head: SubmissionHead,
    source: str,
    answer: Answer,
    proposed: ProposedAction,
    by: str,
    today: date,
) -> Action:
    return Action(
        number=0,
        standard=framework.standard_of(answer.criterion).id,
        directorate=head.directorate.ref,
        kind="action",
        text=proposed.text,
        lead=proposed.lead or None,
        due=proposed.due,
        success_measure=proposed.success_measure or None,
        sources=(source,),
        updates=(ProgressUpdate(today, "not_started", proposed.due, ADDED, by),),
    )
