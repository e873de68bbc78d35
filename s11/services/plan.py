"""A cycle's action plan as a whole: load it, put actions in, number it through the standards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from s11.domain.audit import Action, Audit
from s11.domain.plan import in_order_of_standards
from s11.domain.refusals import NotFound, Refused
from s11.services.asking import load_asked
from s11.storage.cycles import load_cycle
from s11.storage.plan import PlannedAction, add_actions, find_action, list_actions, renumber
from standards.framework import Framework


@dataclass(frozen=True, slots=True)
class Plan:
    """A cycle's plan with what is needed to show it."""

    audit: Audit
    framework: Framework
    actions: tuple[PlannedAction, ...]

    @property
    def directorate_names(self) -> dict[str, str]:
        return {directorate.ref: directorate.name for directorate in self.audit.directorates}

    def action(self, action_id: int) -> PlannedAction:
        """Return an action of this plan, or refuse."""
        for planned in self.actions:
            if planned.id == action_id:
                return planned
        raise NotFound("This action is not in the plan any more. It may have been merged with another.")


def load_plan(session: Session, cycle: str) -> Plan:
    """Load a cycle's whole plan, by number."""
    audit = load_cycle(session, cycle)
    if audit is None:
        raise NotFound(f"There is no audit '{cycle}'.")
    return Plan(audit, load_asked(session, audit.framework), tuple(list_actions(session, cycle)))


def load_action(session: Session, cycle: str, action_id: int) -> PlannedAction:
    """Load an action of a cycle's plan, or refuse."""
    planned = find_action(session, cycle, action_id)
    if planned is None:
        raise NotFound("This action is not in the plan any more. It may have been merged with another.")
    return planned


def framework_for(session: Session, cycle: str, action: Action) -> Framework:
    """Return the cycle's framework; refuse a standard or a directorate that the cycle does not ask."""
    audit = load_cycle(session, cycle)
    if audit is None:
        raise NotFound(f"There is no audit '{cycle}'.")
    framework = load_asked(session, audit.framework)
    if action.standard not in [standard.id for standard in framework.standards]:
        raise Refused("Choose one of the standards of this audit.")
    if action.directorate not in [None, *(directorate.ref for directorate in audit.directorates)]:
        raise Refused("Choose one of the directorates of this audit, or the whole organisation.")
    return framework


def put_in(
    session: Session,
    cycle: str,
    cycle_id: int,
    framework: Framework,
    new: Sequence[Action],
    by: str,
    now: datetime,
) -> list[int]:
    """Add actions behind those of their standards, and number the plan anew."""
    behind = 1 + max((planned.action.number for planned in list_actions(session, cycle)), default=0)
    placed = tuple(replace(action, number=number) for number, action in enumerate(new, start=behind))
    ids = add_actions(session, cycle_id, placed, by, now)
    number_anew(session, cycle, framework)
    return ids


def number_anew(session: Session, cycle: str, framework: Framework) -> None:
    """Let the numbers run through the standards again; ids stay."""
    planned = list_actions(session, cycle)
    ids = {entry.action.number: entry.id for entry in planned}
    new = {
        ids[before.number]: number
        for number, before in enumerate(
            in_order_of_standards(framework, [entry.action for entry in planned]), start=1
        )
        if before.number != number
    }
    renumber(session, new)
