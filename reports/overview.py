"""The overview of an audit for the board: page one says how it went, what to take up and how all are rated."""

from reportlab.platypus import Flowable

from reports.audit_lessons import lessons
from reports.blocks import part, points, section, title
from reports.change_table import changes
from reports.charts import rating_bars
from reports.contents import OverviewContents, PlanAction
from reports.contents_list import contents_list
from reports.matrix import matrix
from reports.page import Writer, build
from reports.plan_table import COLUMNS, action_row, activity
from reports.replies import replies, replies_in_words
from reports.strengths import strengths
from reports.style import FIGURE
from reports.table import Column, Table
from reports.text import Text
from reports.theme_tables import themes
from reports.words import day

NOTHING = "Nothing of this audit is open: no return, no challenge, no evidence, no overdue action."
MOST_ASKED_WITHOUT_A_LIST = 20  # directorates: their tables then take several pages


def overview(contents: OverviewContents, write: Writer = build) -> bytes:
    """Print the overview as a PDF, or as what `write` makes of it."""
    heading = contents.heading
    name = f"Overview for the board: {heading.cycle}"
    opening = title(name, f"{heading.organisation}, for {heading.board}. As at {day(heading.as_at)}.")
    body = [
        *part("Who was asked, and who replied", replies(contents)),
        *part("Every directorate by standard", matrix(contents)),
        *part("Change since the last audit", changes(contents)),
        *part("Common themes", themes(contents)),
        *part("Good practice to share", strengths(contents)),
        *part("Overdue actions", _overdue(contents)),
        *part("Lessons about the audit itself", lessons(contents)),
    ]
    listed = contents_list(body) if contents.facts.asked > MOST_ASKED_WITHOUT_A_LIST else []
    return write(heading, name, [*opening, *_first_page(contents), *listed, *body])


def _first_page(contents: OverviewContents) -> list[Flowable]:
    return [
        _numbers(contents),
        *(Text(sentence) for sentence in replies_in_words(contents)),
        *part("What the board should take up", points(contents.take_up) or [Text(NOTHING)]),
        *part("Ratings of each standard", rating_bars(contents.ratings)),
    ]


def _numbers(contents: OverviewContents) -> Table:
    facts = contents.facts
    numbers = (
        ("Directorates asked", facts.asked),
        ("Signed off", facts.signed_off),
        ("Signed off late", facts.late),
        ("Not signed off", facts.open + facts.missing),
        ("Accepted by the board", facts.accepted),
        ("Overdue actions", len(contents.overdue) + len(contents.overdue_before)),
    )
    columns = [Column(name, 1) for name, _ in numbers]
    return Table(columns, [[Text(str(number), FIGURE) for _, number in numbers]], named=False)


def _overdue(contents: OverviewContents) -> list[Flowable]:
    story = _actions(contents.overdue, "No action of this audit's plan is overdue.")
    if contents.change is None:
        return story
    empty = f"No action of the plan of {contents.change.cycle} is overdue."
    return [
        *story,
        *section(f"From the plan of {contents.change.cycle}", _actions(contents.overdue_before, empty)),
    ]


def _actions(actions: tuple[PlanAction, ...], empty: str) -> list[Flowable]:
    rows = [action_row(action, activity(action)) for action in actions]
    return [Table(COLUMNS, rows) if rows else Text(empty)]
