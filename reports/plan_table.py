"""The table of an action plan, as the plan itself and its annexes print it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from reportlab.platypus import Flowable

from reports.blocks import part
from reports.chip import overdue_chip, status_chip
from reports.contents import PlanAction, PlanStandard
from reports.each import Each
from reports.lines import Span
from reports.stack import Stack
from reports.style import CELL, CELL_SMALL
from reports.table import Cell, Column, Table
from reports.text import Text
from reports.words import day, due, lead, missing

Made = Callable[[str, Sequence[Flowable]], list[Flowable]]
COLUMNS = (
    Column("No.", 5, number=True),
    Column("Activity", 64),
    Column("Lead officer", 22),
    Column("Due", 23),
    Column("Status", 25),
)


def plan_by_standard(standards: Iterable[PlanStandard], made: Made = part) -> list[Flowable]:
    """Print every standard with its table, or with a sentence where nothing is planned."""
    story: list[Flowable] = []
    for standard in standards:
        story += made(standard_name(standard.id, standard.title), [actions_or_sentence(standard.actions)])
    return story


def standard_name(number: str, title: str) -> str:
    """Name a standard: "Standard 1: Senior management commitment"."""
    return f"Standard {number}: {title}"


def actions_or_sentence(
    actions: Sequence[PlanAction], empty: str = "No action is planned under this standard."
) -> Flowable:
    """Make the table, or the sentence where there is nothing to put into one."""
    rows = Each(lambda action: action_row(action, activity(action)), actions)
    return Table(COLUMNS, rows) if rows else Text(empty)


def action_row(action: PlanAction, said: Sequence[Flowable]) -> Sequence[Cell]:
    """Make a row of `COLUMNS`; `said` stands in the column of the activity."""
    return (str(action.number), said, lead_cell(action), due_cell(action), _status(action))


def activity(action: PlanAction) -> list[Flowable]:
    """Print the activity in its own words, and below it what belongs to it."""
    return [Text(action.text, CELL), *_below(action)]


def _below(action: PlanAction) -> Iterable[Flowable]:
    if action.directorate:
        yield Text([Span("Directorate: ", "bold"), action.directorate], CELL_SMALL)
    if not action.needs_nothing:
        measure = action.success_measure if (action.success_measure or "").strip() else None
        yield Text([Span("Success measure: ", "bold"), measure or missing("none given")], CELL_SMALL)
    if action.updates:
        latest = action.updates[-1]
        by = f", {latest.by}" if latest.by.strip() else ""
        said = f"Latest update, {day(latest.on)}{by}: "
        yield Text([Span(said, "bold"), latest.text or "no words were given"], CELL_SMALL)
    if action.sources:
        yield Text([Span("From: ", "bold"), "; ".join(action.sources)], CELL_SMALL)


def lead_cell(action: PlanAction) -> Flowable:
    """Say who leads an action; of what is done it is no gap that nobody does."""
    unnamed = not action.is_open and not (action.lead or "").strip()
    return Text("none named" if unnamed else lead(action.lead), CELL)


def due_cell(action: PlanAction) -> Flowable:
    """Say when an action is due, or when an entry that needs nothing is reviewed."""
    if action.needs_nothing:
        return Stack([Text("Review:", CELL), _due(action, "no review date")])
    return _due(action, "no date")


def _due(action: PlanAction, absent: str) -> Flowable:
    if action.is_open or isinstance(action.due, date):
        return Text(due(action.due, absent), CELL)
    return Text(action.due if action.due and action.due.strip() else "none set", CELL)


def _status(action: PlanAction) -> Flowable:
    late = [overdue_chip()] if action.overdue else []
    if not action.needs_nothing:
        return Stack([*late, status_chip(action.status)])
    kept = [Text(Span("No further action", "bold"), CELL), Text("Kept under review", CELL_SMALL)]
    return Stack([*late, *kept])
