"""The action plan as sheets: a row an action, then a row a progress update."""

from collections.abc import Iterator

from reports.contents import ActionPlanContents, PlanAction, PlanStandard, PlanUpdate
from reports.sheets.about import about
from reports.sheets.cells import due, lead, status, yes
from reports.sheets.sheet import Cell, Column, Mark, Sheet, SheetWriter
from reports.sheets.xlsx import xlsx

COLUMNS = (
    Column("Number", 9),
    Column("Standard", 10),
    Column("Standard title", 28),
    Column("Directorate", 20),
    Column("Action", 50),
    Column("Lead officer", 20),
    Column("Due date", 18),
    Column("Due, where it is no date", 16),
    Column("Status", 20),
    Column("Overdue", 10),
    Column("Success measure", 32),
    Column("Latest update on", 18),
    Column("Latest update by", 18),
    Column("Latest update", 40),
    Column("Sources", 26),
)
UPDATES = (
    Column("Action number", 9),
    Column("Standard", 10),
    Column("Action", 30),
    Column("Update on", 18),
    Column("Update by", 16),
    Column("Status", 16),
    Column("Due date set", 18),
    Column("Due, where it is no date", 14),
    Column("Update", 46),
)
WHOLE = "The whole organisation"


def action_plan(contents: ActionPlanContents, write: SheetWriter = xlsx) -> bytes:
    """Write the plan as a workbook, or as what `write` makes of it."""
    title = f"Action plan: {contents.heading.cycle}"
    sheets = (
        Sheet("Action plan", COLUMNS, tuple(_actions(contents)), "Nothing is planned yet."),
        Sheet("Updates", UPDATES, tuple(_updates(contents)), "Nothing has been reported yet."),
        about(contents.heading, title),
    )
    return write(contents.heading, title, sheets)


def _actions(contents: ActionPlanContents) -> Iterator[tuple[Cell, ...]]:
    for standard in contents.standards:
        for action in standard.actions:
            yield _action(standard, action)


def _action(standard: PlanStandard, action: PlanAction) -> tuple[Cell, ...]:
    latest = action.updates[-1] if action.updates else None
    return (
        action.number,
        standard.id,
        standard.title,
        action.directorate or WHOLE,
        action.text,
        *_who_and_when(action),
        Mark("No further action, kept under review") if action.needs_nothing else status(action.status),
        yes(action.overdue),
        action.success_measure,
        *((latest.on, latest.by, latest.text) if latest else (None, None, None)),
        "; ".join(action.sources),
    )


def _who_and_when(action: PlanAction) -> tuple[Cell, ...]:
    """Say who leads and when it is due; of what is done it is no gap that nothing stands there."""
    by = lead(action.lead) if action.is_open or (action.lead or "").strip() else None
    if not action.is_open and not action.due:
        return by, None, None
    return by, *due(action.due, "No review date" if action.needs_nothing else "No date")


def _updates(contents: ActionPlanContents) -> Iterator[tuple[Cell, ...]]:
    for standard in contents.standards:
        for action in standard.actions:
            for update in action.updates:
                yield _update(standard, action, update)


def _update(standard: PlanStandard, action: PlanAction, update: PlanUpdate) -> tuple[Cell, ...]:
    moved = (None, None) if update.due is None else due(update.due)
    return (
        action.number,
        standard.id,
        action.text,
        update.on,
        update.by,
        status(update.status),
        *moved,
        update.text,
    )
