"""Contents of the committee paper and of the form on paper: an invented council's, and Slough's plan of 2016."""

from dataclasses import replace
from datetime import date

from reports.contents import (
    BlankContents,
    BoardRatings,
    PlanProgress,
    Position,
    Quarter,
    ScrutinyContents,
)
from standards.framework import Criterion, Standard
from tests.reports.samples import AMBER, GREEN, HEADING, NOT_APPLICABLE, RED, SCALE, TITLES, plan, slough_plan

DIRECTORATES = ("Housing", "Children's services", "Leisure")
NOW = Position(2, 1, 1, 1, 1, 1, 1, 2)


def scrutiny_contents(**changes):
    ratings = tuple(
        BoardRatings(
            str(n), title, ((GREEN, n % 2), (AMBER, 1 - n % 2), (RED, int(n == 3)), (NOT_APPLICABLE, 0), (None, int(n != 3))),
        )
        for n, title in enumerate(TITLES, 1)
    )  # fmt: skip
    quarters = (
        Quarter(date(2025, 12, 31), Position(4, 1, 1, 0, 0, 2, 3, 4)),
        Quarter(date(2026, 3, 31), NOW),
    )
    whole = ScrutinyContents(
        HEADING, date(2025, 9, 1), date(2025, 11, 28), date(2027, 9, 1), DIRECTORATES, DIRECTORATES[:2], 34,
        SCALE, ratings, NOW, quarters, PlanProgress(date(2025, 9, 30), (7,), (5,), (1, 4)), plan(),
    )  # fmt: skip
    return replace(whole, **changes)


def empty_scrutiny_contents():
    """Return an audit that asked nobody and planned nothing."""
    return scrutiny_contents(
        asked=(),
        accepted=(),
        next_audit=None,
        ratings=(),
        criteria=0,
        position=Position(0, 0, 0, 0, 0, 0, 0, 0),
        quarters=(),
        progress=PlanProgress(date(2025, 9, 30), (), (), ()),
        plan=(),
    )


def slough_scrutiny_contents():
    """Return what the toolkit knows of Slough's audit on the day that its panel met."""
    published = slough_plan()
    stood = Position(13, 0, 0, 0, 0, 0, 14, 14)
    return scrutiny_contents(
        heading=published.heading,
        opens=date(2015, 11, 1),
        closes=date(2016, 1, 31),
        next_audit=date(2017, 11, 1),
        accepted=(),
        ratings=tuple(BoardRatings(str(n), title, ()) for n, title in enumerate(TITLES, 1)),
        position=stood,
        quarters=(Quarter(date(2016, 7, 19), stood),),
        progress=PlanProgress(date(2016, 1, 19), (), (), ()),
        plan=published.standards,
    )


def criterion(number, **changes):
    plain = Criterion(
        number,
        "Senior managers review safeguarding on a set timetable, and act on what they find.",
        ("Forward plan", "Minutes that show a decision"),
        "Which decision followed, and what improved for children?",
    )
    return replace(plain, **changes)


def standards(how_many, criteria):
    return tuple(
        Standard(
            str(n), TITLES[(n - 1) % 8], tuple(criterion(f"{n}.{place}") for place in range(1, criteria + 1))
        )
        for n in range(1, how_many + 1)
    )


def blank_contents(**changes):
    whole = BlankContents(HEADING, date(2025, 9, 1), date(2025, 11, 28), SCALE, standards(2, 3))
    return replace(whole, **changes)
