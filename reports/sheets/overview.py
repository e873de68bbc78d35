"""The overview for the board as sheets: every rating in a row, then what is counted from them."""

from collections.abc import Iterator, Mapping

from reports.contents import OverviewContents, PlanAction, Reply, StandardChange, StandardPosition
from reports.contents.overview import Counted, ReplyHow
from reports.sheets.about import about
from reports.sheets.audit_facts import audit_facts
from reports.sheets.cells import due, lead, rating, status, yes
from reports.sheets.sheet import Cell, Column, Sheet, SheetWriter
from reports.sheets.xlsx import xlsx
from standards.framework import Rating

NUMBER, TITLE = Column("Standard", 10), Column("Standard title", 50)
DIRECTORATE = Column("Directorate", 30)
RATINGS = (
    NUMBER,
    TITLE,
    DIRECTORATE,
    Column("Own rating", 18),
    Column("The board's rating", 18),
    Column("Differs", 10),
)
REPLIES = (
    DIRECTORATE,
    Column("Status", 18),
    Column("Reply", 36),
    Column("Signed off on", 20),
    Column("Last day", 20),
    Column("More time given", 12),
)
CHANGES = (
    NUMBER,
    TITLE,
    Column("Criteria", 10),
    Column("Unchanged criteria", 11),
    Column("Answers compared", 11),
    Column("Better", 10),
    Column("Worse", 10),
    Column("Same", 10),
)
THEMES = (
    Column("Theme", 44),
    Column("Standard or criterion", 14),
    Column("Title", 60),
    Column("Number", 10),
    Column("Of", 10),
)
STRENGTHS = (NUMBER, TITLE, DIRECTORATE, Column("What the board found strong", 80))
OVERDUE = (
    Column("Plan of", 20),
    Column("Number", 9),
    NUMBER,
    Column("Action", 46),
    DIRECTORATE,
    Column("Lead officer", 24),
    Column("Due date", 20),
    Column("Status", 18),
)
TAKE_UP = (Column("Number", 9), Column("What the board should take up", 120))
HOW: Mapping[ReplyHow, str] = {
    "in_time": "In time",
    "late": "Late",
    "again": "Signed off again, first day not known",
    "open": "Not signed off, still open",
    "missing": "Not signed off, last day is over",
}


def overview(contents: OverviewContents, write: SheetWriter = xlsx) -> bytes:
    """Write the overview as a workbook, or as what `write` makes of it."""
    title = f"Overview for the board: {contents.heading.cycle}"
    since = contents.change
    none = "No directorate's return can be read by the board yet."
    sheets = (
        Sheet("Ratings", RATINGS, tuple(_ratings(contents)), none),
        Sheet("Standards", _standard_columns(contents), tuple(_standards(contents))),
        Sheet("Replies", REPLIES, tuple(map(_reply, contents.replies)), "No directorate was asked."),
        Sheet(
            "Since last time",
            CHANGES,
            tuple(map(_change, since.standards if since else ())),
            "There is no earlier audit to compare with.",
        ),
        Sheet("Themes", THEMES, tuple(_themes(contents)), "Nothing is common to several directorates."),
        Sheet(
            "Good practice", STRENGTHS, tuple(_strengths(contents)), "The board has named no strength yet."
        ),
        Sheet("Overdue actions", OVERDUE, tuple(_overdue(contents)), "No action is overdue."),
        Sheet("To take up", TAKE_UP, tuple(enumerate(contents.take_up, 1)), "Nothing to take up."),
        audit_facts(contents.facts),
        about(contents.heading, title, _dates(contents)),
    )
    return write(contents.heading, title, sheets)


def _ratings(contents: OverviewContents) -> Iterator[tuple[Cell, ...]]:
    for place, standard in enumerate(contents.ratings):
        for row in contents.matrix:
            own, board = row.own[place], row.board[place]
            differs = yes(own != board) if own and board else None
            yield standard.id, standard.title, row.directorate, rating(own), rating(board), differs


def _standard_columns(contents: OverviewContents) -> tuple[Column, ...]:
    """A column a rating of the scale, by its label; last, how many gave none."""
    labels = [rating.label for rating in contents.scale.ratings]
    return (NUMBER, TITLE, Column("Rated by", 18), *(Column(label, 14) for label in (*labels, "Not rated")))


def _standards(contents: OverviewContents) -> Iterator[tuple[Cell, ...]]:
    for standard in contents.ratings:
        for who, counted in _sides(standard):
            numbers = dict(counted)
            given = (numbers.get(rating, 0) for rating in (*contents.scale.ratings, None))
            yield (standard.id, standard.title, who, *given)


def _sides(standard: StandardPosition) -> tuple[tuple[str, tuple[tuple[Rating | None, int], ...]], ...]:
    return ("Directorates", standard.self_ratings), ("The board", standard.board_ratings)


def _reply(reply: Reply) -> tuple[Cell, ...]:
    return (
        reply.directorate,
        reply.status,
        HOW[reply.how],
        reply.signed_off_on,
        reply.last_day,
        yes(reply.more_time),
    )


def _change(change: StandardChange) -> tuple[Cell, ...]:
    return (
        change.id,
        change.title,
        change.criteria,
        change.unchanged,
        change.compared,
        change.better,
        change.worse,
        change.same,
    )


def _themes(contents: OverviewContents) -> Iterator[tuple[Cell, ...]]:
    themes = contents.themes
    worst = themes.worst_rating.label if themes.worst_rating else ""
    told: tuple[tuple[str, tuple[Counted, ...]], ...] = (
        (f"Criteria rated {worst} by directorates", themes.worst),
        ("The board rated otherwise", themes.differing),
        ("The board still wants evidence", themes.evidence_wanted),
        ("Challenges without a reply", themes.without_reply),
    )
    for theme, found in told:
        for each in found:
            yield theme, each.id, each.title, each.number, each.of


def _strengths(contents: OverviewContents) -> Iterator[tuple[Cell, ...]]:
    for strength in contents.strengths:
        yield strength.standard, strength.title, strength.directorate, strength.text


def _overdue(contents: OverviewContents) -> Iterator[tuple[Cell, ...]]:
    before = contents.change.cycle if contents.change else "The audit before"
    for plan, actions in ((contents.heading.cycle, contents.overdue), (before, contents.overdue_before)):
        for action in actions:
            yield (plan, *_action(action))


def _action(action: PlanAction) -> tuple[Cell, ...]:
    when, _ = due(action.due)
    whose = action.directorate or "The whole organisation"
    return action.number, action.standard, action.text, whose, lead(action.lead), when, status(action.status)


def _dates(contents: OverviewContents) -> tuple[tuple[str, Cell], ...]:
    left_out = "\n".join(contents.change.not_compared) if contents.change else ""
    last = contents.change.cycle if contents.change else "No earlier audit"
    return (
        ("Opened on", contents.opens),
        ("Last day", contents.closes),
        ("Compared with", last),
        *((("Not compared", left_out),) if left_out else ()),
    )
