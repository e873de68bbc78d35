"""Overviews of an audit to try things with: a usual one, one of very many, and one with nothing in it."""

from dataclasses import replace
from datetime import date

from reports.contents import (
    AuditFacts,
    ChangeSince,
    Counted,
    MatrixRow,
    OverviewContents,
    Reply,
    StandardChange,
    StandardPosition,
    Strength,
    Themes,
)
from standards.framework import Rating, Scale
from tests.reports.samples import HEADING, RED, SCALE, STRENGTHS, TITLES, actions

LAST_DAY = date(2026, 1, 31)
NAMES = ("Housing", "Children's services", "Adult social care", "Public health", "Leisure", "Licensing")
FACTS = AuditFacts(
    asked=6, signed_off=4, accepted=3, late=1, signed_again=0, more_time=1, open=0, missing=2, sent_back=1,
    criteria_sent_back=2, standards_rated=24, ratings_changed=5, board_rated_worse=4, board_rated_better=1,
    answers_asked=136, not_answered=3, evidence=61, evidence_without_date=7, challenges=6, challenges_without_reply=2,
)  # fmt: skip
NOTHING = AuditFacts(*[0] * len(AuditFacts.__dataclass_fields__))
SEVEN = tuple(
    Rating(str(place), label, "", colour)
    for place, (label, colour) in enumerate(
        [("Excellent", "blue"), ("Very good", "teal"), ("Good", "lime"), ("Partly met", "yellow"),
         ("Needs work", "orange"), ("Poor", "pink"), ("Not in place at all", "purple")]
    )
)  # fmt: skip


def standing(number, title, own, board, ratings=SCALE.ratings):
    """Return a standard whose ratings are counted from two rows of the matrix."""
    counted = [tuple((rating, row.count(rating)) for rating in (*ratings, None)) for row in (own, board)]
    return StandardPosition(str(number), title, *counted)


def row(name, place, standards=8, ratings=SCALE.ratings):
    own = tuple(ratings[(place + n) % len(ratings)] for n in range(standards))
    board = tuple(ratings[(place + n + (n % 3 == 0)) % len(ratings)] for n in range(standards))
    return MatrixRow(name, own, (None,) * standards if place % 4 == 3 else board)


def reply(name, how, signed_off_on=None, **changes):
    return replace(Reply(name, "Signed off", how, signed_off_on, LAST_DAY, False), **changes)


def overview_contents(**changes):
    matrix = tuple(row(name, place) for place, name in enumerate(NAMES[:4]))
    replies = (
        reply("Housing", "in_time", date(2026, 1, 28)),
        reply("Children's services", "late", date(2026, 2, 9)),
        reply("Adult social care", "in_time", date(2026, 2, 12), last_day=date(2026, 2, 14), more_time=True),
        reply("Public health", "again", date(2026, 2, 20)),
        reply("Leisure", "missing", status="In progress"),
        reply("Licensing", "missing", status="Not started"),
    )
    overdue = tuple(action for action in actions() if action.overdue)
    whole = OverviewContents(
        HEADING, date(2025, 11, 3), LAST_DAY, SCALE,
        ("Ask for the 2 returns not signed off in time: Leisure, Licensing.", "Ask for replies to 2 challenges: 2 under standard 3."),
        FACTS, ratings_of(matrix, TITLES, SCALE.ratings, 6), replies, matrix, change(), themes(),
        tuple(Strength(str(n), title, "Housing", STRENGTHS[n - 1]) for n, title in enumerate(TITLES, 1) if STRENGTHS[n - 1]),
        overdue, (),
    )  # fmt: skip
    return replace(whole, **changes)


def ratings_of(matrix, titles, ratings, asked):
    absent = [None] * (asked - len(matrix))
    return tuple(
        standing(n + 1, title, [r.own[n] for r in matrix] + absent, [r.board[n] for r in matrix] + absent, ratings)
        for n, title in enumerate(titles)
    )  # fmt: skip


def change(**changes):
    lines = tuple(StandardChange(str(n), title, 5, 4, 12, 4, 2, 6) for n, title in enumerate(TITLES, 1))
    left_out = (
        "Criteria that are new or worded otherwise now: 1.5, 2.5.",
        "Directorates that have not signed off: Leisure.",
    )
    return replace(ChangeSince("Section 11 audit 2023-24", lines, left_out), **changes)


def themes():
    worst = tuple(Counted(f"{n}.2", "Staff know whom to tell, and tell them.", 5 - n, 6) for n in range(1, 4))
    standards = tuple(Counted(str(n), TITLES[n - 1], 4 - n, 4) for n in range(1, 4))
    return Themes(RED, worst, standards, standards[:1], standards[1:2])


def nothing_yet(**changes):
    """Return the overview of an audit that nobody has answered, asked of nobody."""
    asked_nobody = ratings_of((), TITLES, SCALE.ratings, 0)
    bare = dict.fromkeys(("take_up", "replies", "matrix", "strengths", "overdue", "overdue_before"), ())
    empty = Themes(RED, (), (), (), ())
    return overview_contents(
        facts=NOTHING, ratings=asked_nobody, change=None, themes=empty, **bare, **changes
    )


def many(directorates=300, standards=20, ratings=SEVEN):
    """Return an overview of very many directorates, by a long scale and many standards."""
    titles = [TITLES[n % len(TITLES)] for n in range(standards)]
    names = [f"Directorate {n}: services for places and people" for n in range(1, directorates + 1)]
    matrix = tuple(row(name, place, standards, ratings) for place, name in enumerate(names))
    replies = tuple(reply(name, "in_time", LAST_DAY) for name in names)
    strengths = tuple(Strength("1", titles[0], name, STRENGTHS[0]) for name in names)
    return overview_contents(
        scale=Scale(tuple(ratings)), matrix=matrix, replies=replies, strengths=strengths,
        ratings=ratings_of(matrix, titles, ratings, directorates),
        facts=replace(FACTS, asked=directorates, signed_off=directorates),
    )  # fmt: skip
