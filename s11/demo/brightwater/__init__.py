"""Brightwater, an invented council: two finished audits, and one that is open on the day of loading."""

from datetime import date, timedelta

from s11.demo.brightwater.plan import action
from s11.demo.brightwater.submissions import submission
from s11.demo.brightwater.texts import read
from s11.domain.audit import Audit, Body, Cycle, Directorate, FrameworkRef

BOARD = Body("Brightwater Safeguarding Children Partnership", "BSCP")
ORGANISATION = Body("Brightwater Council", "BC")
STANDARDS_OF_2015 = FrameworkRef("s11-2015", "1")
STANDARDS_OF_2026 = FrameworkRef("s11-2026", "1")


def brightwater(today: date) -> list[Audit]:
    """Return Brightwater's audits, oldest first; their refs stay the same whenever they are loaded."""
    opened, closes = today - timedelta(35), today + timedelta(28)
    return [
        _audit("2022", STANDARDS_OF_2015, date(2022, 9, 5), date(2022, 11, 30), today),
        _audit("2024", STANDARDS_OF_2015, date(2024, 9, 2), date(2024, 11, 29), today),
        _audit("2026", STANDARDS_OF_2026, opened, closes, today),
    ]


def _audit(year: str, framework: FrameworkRef, opens: date, closes: date, today: date) -> Audit:
    asked = read("submissions")[year]
    cycle = Cycle(f"brightwater-{year}", f"Section 11 audit {year}", opens, closes, 24)
    directorates = [each for each in read("directorates") if each["ref"] in asked]
    return Audit(
        board=BOARD,
        organisation=ORGANISATION,
        framework=framework,
        cycle=cycle,
        directorates=tuple(Directorate(each["ref"], each["name"]) for each in directorates),
        submissions=tuple(submission(year, framework.id, cycle, each, today) for each in directorates),
        actions=tuple(action(n, each, today) for n, each in enumerate(read("plans")[year], start=1)),
    )
