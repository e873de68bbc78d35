"""A plan as it stood on the day of a CMT report and at the last one, and what has been highlighted till then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reports.contents import CmtContents, PlanAction
from s11.domain.audit import Action, Due, ProgressUpdate, Words
from s11.domain.issues import issues
from s11.domain.matching import Keyed
from s11.domain.progress import as_at
from s11.services.plan import Plan


@dataclass(frozen=True, slots=True)
class LastReport:
    """The plan by key as it stood then, and for how many reports in a row each action had been highlighted."""

    plan: Keyed
    highlighted: Mapping[int, int]
    issued: bool


def stood(plan: Plan, day: date) -> dict[int, Action]:
    """Return the actions of a plan by id as they stood on a day, without those that came later."""
    then = {planned.id: as_at(planned.action, day) for planned in plan.actions}
    return {key: action for key, action in then.items() if action is not None}


def as_kept(contents: CmtContents, names: Mapping[str, str]) -> LastReport:
    """Return what an issued report said whose contents were kept; `names` are the directorates' by ref."""
    refs = {name: ref for ref, name in names.items()}
    lines = [line for standard in contents.plan for line in standard.actions]
    return LastReport(
        {line.key: _action(line, refs) for line in lines if line.key is not None},
        {issue.action.key: issue.in_a_row for issue in contents.issues if issue.action.key is not None},
        issued=True,
    )


def as_told(plan: Plan, day: date, issued: bool) -> LastReport:
    """Return what the plan's history tells of a day; a report that was never issued highlighted nothing."""
    then = stood(plan, day)
    keys = {action.number: key for key, action in then.items()}
    found = issues(list(then.values()), day, {}, ()) if issued else []
    return LastReport(then, {keys[issue.action.number]: issue.in_a_row for issue in found}, issued)


def _action(line: PlanAction, refs: Mapping[str, str]) -> Action:
    """Return a printed line as the action that it was; where it came from stays as it was printed."""
    return Action(
        number=line.number,
        standard=line.standard,
        directorate=refs.get(line.directorate, line.directorate) if line.directorate else None,
        kind="no_action" if line.needs_nothing else "action",
        text=line.text,
        lead=line.lead,
        due=_due(line.due),
        success_measure=line.success_measure,
        status=line.status,
        sources=line.sources,
        updates=tuple(_updates(line)),
    )


def _updates(line: PlanAction) -> Iterable[ProgressUpdate]:
    for update in line.updates:
        yield ProgressUpdate(update.on, update.status, _due(update.due), update.text, update.by)


def _due(printed: date | str | None) -> Due:
    return Words(printed) if isinstance(printed, str) else printed
