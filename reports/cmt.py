"""The quarterly report to the corporate management team: what to decide and where it hurts, on page one."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports.blocks import part, points, section, title
from reports.charts import quarters
from reports.contents import CmtContents, Issue, PositionLine
from reports.lines import Span
from reports.page import Writer, build
from reports.plan_table import COLUMNS, action_row, plan_by_standard
from reports.position_table import position_in_one_line, positions
from reports.ratings_table import ratings_table
from reports.since_last import counted, since_last, whose
from reports.style import CELL_SMALL
from reports.table import Table
from reports.text import Text
from reports.words import count, day


def cmt(contents: CmtContents, write: Writer = build) -> bytes:
    """Print the report as a PDF, or as what `write` makes of it."""
    heading = contents.heading
    name = f"Action report to CMT: {heading.cycle}"
    story = [
        *title(name, f"{heading.organisation}. As at {day(heading.as_at)}. {_last_report(contents)}"),
        *_first_page(contents),
        *part("Progress over the quarters", quarters(contents.quarters)),
        *since_last(contents),
        *part("By standard", [_positions("Standard", contents.by_standard)]),
        *part("By directorate", [_positions("Directorate", contents.by_directorate)]),
        *part("Ratings by standard", [ratings_table(contents.ratings)]),
        *_annex(contents),
    ]
    return write(heading, name, story)


def _last_report(contents: CmtContents) -> str:
    if contents.since is None:
        return "This is the first report."
    if contents.is_first:
        return f"This is the first report; it compares with {day(contents.since)}."
    return f"Last report: {day(contents.since)}."


def _first_page(contents: CmtContents) -> list[Flowable]:
    decisions = points(contents.decisions) or [Text("No decision is asked of CMT this time.")]
    issues: Flowable = Text("There is no issue to highlight.")
    if contents.issues:
        issues = Table(COLUMNS, [action_row(issue.action, _with_reason(issue)) for issue in contents.issues])
    position = [position_in_one_line(contents.position), Text(_said(contents))]
    return [
        *part("What CMT is asked to decide", decisions),
        *part("Where the plan stands", position),
        *part("Issues to highlight, worst first", [issues]),
    ]


def _said(contents: CmtContents) -> str:
    line = contents.position
    dropped = f", of which {line.now.no_longer_needed} no longer needed" if line.now.no_longer_needed else ""
    whole = f"The plan has {count(line.now.actions, 'action')}{dropped}"
    overdue = "An overdue action is counted under its status too."
    if line.before is None or contents.since is None:
        return f"{whole}. There is no earlier report to compare with. {overdue}"
    then = f"on {day(contents.since)}" if contents.is_first else "at the last report"
    return f"{whole}; {then} it had {line.before.actions}. Since then: {counted(contents)}. {overdue}"


def _with_reason(issue: Issue) -> list[Flowable]:
    return [*whose(issue.action), Text([Span("Why: ", "bold"), issue.what], CELL_SMALL)]


def _positions(first: str, lines: Sequence[PositionLine]) -> Flowable:
    return positions(first, lines) if lines else Text(f"No {first.lower()} has an action.")


def _annex(contents: CmtContents) -> list[Flowable]:
    if not contents.plan:
        return part("Annex: the action plan", [Text("There is no action plan yet.")])
    opening = Text(f"The plan of {contents.heading.cycle} as it stood on {day(contents.heading.as_at)}.")
    return part("Annex: the action plan", plan_by_standard(contents.plan, section), opening=[opening])
