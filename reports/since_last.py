"""What changed since the last report: every kind under a heading of its own, or a sentence where there is none."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports.blocks import part, section
from reports.contents import Change, CmtContents, PlanAction, Slip
from reports.lines import Span
from reports.plan_table import COLUMNS, action_row, lead_cell
from reports.style import CELL, CELL_SMALL
from reports.table import Column, Table
from reports.text import Text
from reports.words import day, due

SLIPS = (
    Column("No.", 6, number=True),
    Column("Activity", 66),
    Column("Lead officer", 22),
    Column("Was due", 22),
    Column("Now due", 22),
    Column("Moved in all", 16),
)


def since_last(contents: CmtContents) -> list[Flowable]:
    """Print the part of a CMT report that tells what changed since the last one."""
    told = contents.since_last
    standing = [
        *_standing("Overdue", (*told.newly_overdue, *told.still_overdue), "No action is overdue."),
        *_standing("Without a lead officer", told.without_lead, "Every open action has a lead officer."),
        *_standing("Without a date", told.without_date, "Every open action has a date."),
    ]
    if contents.since is None:
        nothing = Text("This is the first report, so there is nothing to compare with.")
        return part("What changed", [nothing, *standing])
    changed = [
        *_changes("Completed", told.completed, "What was reported", "No action was completed."),
        *_slipped(told.slipped),
        *_standing("New", told.new, "No action is new."),
        *standing,
        *_changes("Taken out", told.taken_out, "What became of it", "No action was taken out of the plan."),
        *_changes("Other changes", told.other, "What changed", "Nothing else changed."),
    ]
    words = "" if contents.is_first else "the last report, "
    return part(f"Since {words}{day(contents.since)}", changed)


def counted(contents: CmtContents) -> str:
    """Say in one line how many were completed, slipped, are new and were taken out."""
    told = contents.since_last
    numbers = (
        (len(told.completed), "completed"),
        (len(told.slipped), "slipped"),
        (len(told.new), "new"),
        (len(told.taken_out), "taken out"),
    )
    return ", ".join(f"{number} {words}" for number, words in numbers)


def whose(action: PlanAction) -> list[Flowable]:
    """Print an activity, and below it under which standard it stands and whose it is."""
    below = f"Standard {action.standard}. " + (action.directorate or "The whole organisation")
    return [Text(action.text, CELL), Text(below, CELL_SMALL)]


def _told(words: str) -> list[Flowable]:
    return [Text(words, CELL_SMALL)] if words else []


def _standing(heading: str, changes: Sequence[Change], empty: str) -> list[Flowable]:
    """Print how each action stands, as the plan does."""
    rows = [
        action_row(each.action, [*whose(each.action), Text(Span(each.what, "bold"), CELL_SMALL)])
        for each in changes
    ]
    return section(heading, [Table(COLUMNS, rows) if rows else Text(empty)])


def _changes(heading: str, changes: Sequence[Change], told: str, empty: str) -> list[Flowable]:
    columns = (Column("No.", 6, number=True), Column("Activity", 88), Column(told, 60))
    rows = [(str(each.action.number), whose(each.action), each.what) for each in changes]
    return section(heading, [Table(columns, rows) if rows else Text(empty)])


def _slipped(slips: Sequence[Slip]) -> list[Flowable]:
    rows = [
        (
            str(slip.action.number),
            [*whose(slip.action), *_told(slip.what)],
            lead_cell(slip.action),
            day(slip.before),
            Text(due(slip.action.due), CELL),
            "Once" if slip.times == 1 else f"{slip.times} times",
        )
        for slip in slips
    ]
    empty = Text("No due date was moved to a later one.")
    return section("Slipped", [Table(SLIPS, rows) if rows else empty])
