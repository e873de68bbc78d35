"""The quarterly report to the corporate management team: what to decide and where it hurts, on page one."""

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable

from reports.blocks import part, points, section, title
from reports.contents import Change, CmtContents, PlanAction, PositionLine, StandardPosition
from reports.lines import Span
from reports.page import Writer, build
from reports.plan_table import COLUMNS, action_row, plan_by_standard, standard_name
from reports.position_table import position_in_one_line, positions
from reports.style import CELL, CELL_SMALL, aligned_right
from reports.table import Cell, Column, Table
from reports.text import Text
from reports.words import count, day, short
from standards.framework import Rating

MOST_COLUMNS, LONGEST_WORD = 6, 11


def cmt(contents: CmtContents, write: Writer = build) -> bytes:
    """Print the report as a PDF, or as what `write` makes of it."""
    heading = contents.heading
    name = f"Action report to CMT: {heading.cycle}"
    story = [
        *title(name, f"{heading.organisation}. As at {day(heading.as_at)}. {_last_report(contents)}"),
        *_first_page(contents),
        *part("By standard", [_positions("Standard", contents.by_standard)]),
        *part("By directorate", [_positions("Directorate", contents.by_directorate)]),
        *_changes(contents),
        *_actions("Overdue", contents.overdue, "No action is overdue."),
        *_actions("Without a lead officer", contents.without_lead, "Every action has a lead officer."),
        *_actions("Without a date", contents.without_date, "Every action has a date."),
        *part("Ratings by standard", [_ratings(contents.ratings)]),
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
    if line.before is None:
        return f"{whole}. There is no earlier report to compare with. {overdue}"
    then = f"on {day(contents.since)}" if contents.is_first and contents.since else "at the last report"
    return f"{whole}; {then} it had {line.before.actions}. {overdue}"


def _with_reason(issue: Change) -> list[Flowable]:
    why = Text([Span("Why: ", "bold"), issue.what], CELL_SMALL)
    return [*_activity(issue.action), why]


def _activity(action: PlanAction) -> list[Flowable]:
    whose = f"Standard {action.standard}. " + (action.directorate or "The whole organisation")
    return [Text(action.text, CELL), Text(whose, CELL_SMALL)]


def _positions(first: str, lines: Sequence[PositionLine]) -> Flowable:
    return positions(first, lines) if lines else Text(f"No {first.lower()} has an action.")


def _changes(contents: CmtContents) -> list[Flowable]:
    if contents.since is None:
        return part("What changed", [Text("This is the first report, so there is nothing to compare with.")])
    heading = f"What changed since {day(contents.since)}"
    if not contents.changes:
        nothing = "Nothing changed." if contents.is_first else "Nothing changed since the last report."
        return part(heading, [Text(nothing)])
    columns = (Column("No.", 6, number=True), Column("Activity", 88), Column("What changed", 60))
    rows = [(str(change.action.number), _activity(change.action), change.what) for change in contents.changes]
    return part(heading, [Table(columns, rows)])


def _actions(heading: str, actions: Sequence[PlanAction], empty: str) -> list[Flowable]:
    rows = [action_row(action, _activity(action)) for action in actions]
    return part(heading, [Table(COLUMNS, rows) if rows else Text(empty)])


def _ratings(standings: Sequence[StandardPosition]) -> Flowable:
    """Print two lines a standard: the directorates' own ratings, and the board's."""
    if not standings:
        return Text("No standard has been rated.")
    ratings = _all_ratings(standings)
    if not all(_fits_a_column(rating) for rating in ratings) or len(ratings) > MOST_COLUMNS:
        return _ratings_in_words(standings, ratings)
    columns = [Column("Standard", 60), Column("Rated by", 26)]
    labels = [short(rating.label, 40) if rating else "Not rated" for rating in ratings]
    columns += [Column(label, 17, number=True) for label in labels]
    return Table(columns, [_standing(standing, ratings) for standing in standings])


def _standing(standing: StandardPosition, ratings: Sequence[Rating | None]) -> list[Cell]:
    own, board = dict(standing.self_ratings), dict(standing.board_ratings)
    raters = [Text("Directorates", CELL), Text("The board", CELL)]
    numbers = [[_number(own.get(rating, 0)), _number(board.get(rating, 0))] for rating in ratings]
    return [standard_name(standing.id, standing.title), raters, *numbers]


def _fits_a_column(rating: Rating | None) -> bool:
    return rating is None or all(len(word) <= LONGEST_WORD for word in rating.label.split())


def _ratings_in_words(standings: Sequence[StandardPosition], ratings: Sequence[Rating | None]) -> Flowable:
    """Print what would not fit into a column a rating: those that were given, each with its number."""
    columns = (Column("Standard", 60), Column("The directorates' own ratings", 50), Column("The board's", 50))
    return Table(
        columns,
        [
            (
                standard_name(standing.id, standing.title),
                _counted(dict(standing.self_ratings), ratings),
                _counted(dict(standing.board_ratings), ratings),
            )
            for standing in standings
        ],
    )


def _counted(numbers: Mapping[Rating | None, int], ratings: Sequence[Rating | None]) -> list[Flowable]:
    given = [(rating, number) for rating in ratings if (number := numbers.get(rating, 0))]
    said = [f"{number} {rating.label if rating else 'Not rated'}" for rating, number in given]
    return [Text(words, CELL) for words in said or ["Nobody was asked"]]


def _number(number: int) -> Flowable:
    return Text(str(number), aligned_right(CELL))


def _all_ratings(standings: Sequence[StandardPosition]) -> list[Rating | None]:
    """List the ratings in the order in which they are first met, and "not rated" last."""
    pairs = [pair for standing in standings for pair in (*standing.self_ratings, *standing.board_ratings)]
    met = dict.fromkeys(rating for rating, _ in pairs if rating)
    return [*met, None]


def _annex(contents: CmtContents) -> list[Flowable]:
    if not contents.plan:
        return part("Annex: the action plan", [Text("There is no action plan yet.")])
    opening = Text(f"The plan of {contents.heading.cycle} as it stood on {day(contents.heading.as_at)}.")
    return [*part("Annex: the action plan", [opening]), *plan_by_standard(contents.plan, section)]
