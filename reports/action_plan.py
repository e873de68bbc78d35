"""The action plan of a cycle, standard by standard; what is missing is said in its place."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports.blocks import part, points, title
from reports.contents import ActionPlanContents, PlanAction, PlanStandard
from reports.contents_list import contents_list
from reports.lines import Span
from reports.page import Writer, build
from reports.plan_table import plan_by_standard, standard_name
from reports.style import LEAD
from reports.table import Column, Table
from reports.text import Text, Words
from reports.words import count, day, missing

COLUMNS = (
    Column("Standard", 80),
    Column("Entries", 14, number=True),
    Column("Complete", 16, number=True),
    Column("Overdue", 15, number=True),
    Column("No lead officer", 16, number=True),
    Column("No date", 14, number=True),
)

MOST_ENTRIES_WITHOUT_A_LIST, MOST_STANDARDS_WITHOUT_A_LIST = 60, 8


def action_plan(contents: ActionPlanContents, write: Writer = build) -> bytes:
    """Print the plan as a PDF, or as what `write` makes of it."""
    heading = contents.heading
    name = f"Action plan: {heading.cycle}"
    story = title(name, f"{heading.organisation}, for {heading.board}. As at {day(heading.as_at)}.")
    body = _at_a_glance(contents) + plan_by_standard(contents.standards)
    listed = contents_list(body) if _is_long(contents) else []
    return write(heading, name, [*story, *_summary(contents), *listed, *body])


def _is_long(contents: ActionPlanContents) -> bool:
    entries = sum(len(standard.actions) for standard in contents.standards)
    return entries > MOST_ENTRIES_WITHOUT_A_LIST or len(contents.standards) > MOST_STANDARDS_WITHOUT_A_LIST


def _summary(contents: ActionPlanContents) -> list[Flowable]:
    entries = [action for standard in contents.standards for action in standard.actions]
    if not entries:
        return [Text(f"Nothing is planned yet under the standards of {contents.heading.framework}.", LEAD)]
    opening = f"The plan has {count(len(entries), 'entry', 'entries')} under {_standards(contents)}."
    return [Text(opening, LEAD), *points(_flags(entries))]


def _at_a_glance(contents: ActionPlanContents) -> list[Flowable]:
    if not any(standard.actions for standard in contents.standards):
        return []
    return part("At a glance", [Table(COLUMNS, [_line(standard) for standard in contents.standards])])


def _standards(contents: ActionPlanContents) -> str:
    return f"{count(len(contents.standards), 'standard')} of {contents.heading.framework}"


def _flags(entries: Sequence[PlanAction]) -> list[Words]:
    """Say plainly what is overdue and what is missing, as many of how many."""
    whole = len(entries)
    still = sum(entry.is_open for entry in entries)
    reviews = sum(entry.needs_nothing for entry in entries)
    flags: list[Words] = [
        [_overdue(sum(entry.overdue for entry in entries), whole), "."],
        [_of(_without_lead(entries), still, "lead officer"), "."],
        [_of(_without_date(entries), still, "date"), "."],
    ]
    if reviews:
        needs = "needs no further action and is" if reviews == 1 else "need no further action and are"
        flags.append(f"{reviews} of {count(whole, 'entry', 'entries')} {needs} kept under review.")
    return flags


def _overdue(late: int, whole: int) -> str | Span:
    return (
        missing(f"{late} of {whole} {'is' if late == 1 else 'are'} overdue")
        if late
        else "No action is overdue"
    )


def _of(lacking: int, still: int, what: str) -> str | Span:
    if not lacking:
        return f"Every open entry has a {what}"
    entries = "open entry" if still == 1 else "open entries"
    return missing(f"{lacking} of {still} {entries} {'has' if lacking == 1 else 'have'} no {what}")


def _without_lead(entries: Sequence[PlanAction]) -> int:
    return sum(entry.lacks_lead for entry in entries)


def _without_date(entries: Sequence[PlanAction]) -> int:
    return sum(entry.lacks_date for entry in entries)


def _line(standard: PlanStandard) -> list[str]:
    entries = standard.actions
    numbers = (
        len(entries),
        sum(entry.status == "complete" for entry in entries),
        sum(entry.overdue for entry in entries),
        _without_lead(entries),
        _without_date(entries),
    )
    return [standard_name(standard.id, standard.title), *map(str, numbers)]
