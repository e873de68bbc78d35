"""What the papers have in common: their heading, and the lines of a plan."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from reports.contents import Heading, PlanAction, PlanStandard, PlanUpdate
from s11.domain.audit import Action, Audit, Due
from s11.domain.due import due_text
from s11.domain.plan import is_overdue, say_source
from s11.domain.progress import as_at
from s11.domain.submission import SubmissionHead
from s11.services.faces import face_of_papers
from s11.services.plan import Plan
from standards.framework import Framework


def heading_of(
    session: Session, audit: Audit | SubmissionHead, framework: Framework, day: date, demonstration: bool
) -> Heading:
    """Return what stands at the head and foot of every page, in the face of the audit's board."""
    face, marking = face_of_papers(session, audit.board)
    return Heading(
        organisation=audit.organisation.name,
        board=audit.board.name,
        cycle=audit.cycle.title,
        framework=framework.title,
        as_at=day,
        marking=marking,
        demonstration=demonstration,
        face=face,
    )


def as_they_stood(plan: Plan, day: date) -> list[Action]:
    """Return the actions of a plan as they stood on a day, without those that came later."""
    stood = (as_at(planned.action, day) for planned in plan.actions)
    return [action for action in stood if action is not None]


def plan_action(action: Action, names: Mapping[str, str], day: date) -> PlanAction:
    """Return an action as papers print it; directorates and sources by name."""
    return PlanAction(
        number=action.number,
        standard=action.standard,
        directorate=names.get(action.directorate, action.directorate) if action.directorate else None,
        needs_nothing=action.kind == "no_action",
        text=action.text,
        lead=action.lead or None,
        due=_printed(action.due),
        success_measure=action.success_measure or None,
        status=action.status,
        overdue=is_overdue(action.due, action.status, day),
        sources=tuple(say_source(source, names) for source in action.sources),
        updates=tuple(
            PlanUpdate(update.on, update.status, _printed(update.due), update.text, update.by)
            for update in action.updates
        ),
    )


def plan_standards(
    framework: Framework, actions: Iterable[Action], names: Mapping[str, str], day: date
) -> tuple[PlanStandard, ...]:
    """Return a plan standard by standard, also those without an action."""
    lines = [plan_action(action, names, day) for action in actions]
    return tuple(
        PlanStandard(
            standard.id, standard.title, tuple(line for line in lines if line.standard == standard.id)
        )
        for standard in framework.standards
    )


def _printed(due: Due) -> date | str | None:
    return due if isinstance(due, date) else due_text(due)
