"""Which reports there are, a line each: how one is gathered, and as which files it can be had."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from reports.action_plan import action_plan
from reports.blank import blank
from reports.cmt import cmt
from reports.feedback import feedback
from reports.overview import overview
from reports.page import Writer, build
from reports.scrutiny import scrutiny
from reports.sheets.action_plan import action_plan as plan_sheets
from reports.sheets.csv import csv
from reports.sheets.overview import overview as overview_sheets
from reports.sheets.sheet import SheetWriter
from reports.sheets.submission import submission as return_sheets
from reports.sheets.xlsx import xlsx
from reports.submission import submission
from reports.word import word
from s11.domain.refusals import NotFound, Refused
from s11.services.reporting.blank import blank_contents
from s11.services.reporting.cmt import cmt_contents
from s11.services.reporting.feedback import feedback_contents
from s11.services.reporting.overview import overview_contents
from s11.services.reporting.plan import action_plan_contents
from s11.services.reporting.scrutiny import scrutiny_contents
from s11.services.reporting.submission import submission_contents

Contents = TypeVar("Contents")
Told = TypeVar("Told", covariant=True)
Shown = TypeVar("Shown", contravariant=True)
Files = Mapping[str, Callable[[Contents], bytes]]
"""What makes a file of the contents, by the ending of its name."""


class OfCycle(Protocol[Told]):
    """Gathers what a report on a whole audit prints."""

    def __call__(self, session: Session, cycle: str, as_at: date, *, demonstration: bool) -> Told: ...


class OfDirectorate(Protocol[Told]):
    """Gathers what a report on one directorate prints."""

    def __call__(
        self, session: Session, cycle: str, directorate: str, as_at: date, *, demonstration: bool
    ) -> Told: ...


class Paper(Protocol[Shown]):
    """Tells contents as a story, to a writer for the kind of file."""

    def __call__(self, contents: Shown, write: Writer) -> bytes: ...


class Sheets(Protocol[Shown]):
    """Tells contents as sheets, to a writer for the kind of file."""

    def __call__(self, contents: Shown, write: SheetWriter) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: whether it is of one directorate, the files that it comes as, and what makes them.

    `make` takes the session, the cycle, the directorate (None where it is of a cycle), the day, whether it is a
    demonstration, and one of the endings.
    """

    of_directorate: bool
    endings: tuple[str, ...]
    make: Callable[[Session, str, str | None, date, bool, str], bytes]


def of_cycle(gather: OfCycle[Contents], files: Files[Contents]) -> Kind:
    """Make a kind of report on a whole audit."""

    def make(
        session: Session, cycle: str, _: str | None, as_at: date, demonstration: bool, ending: str
    ) -> bytes:
        return files[ending](gather(session, cycle, as_at, demonstration=demonstration))

    return Kind(False, tuple(files), make)


def of_directorate(gather: OfDirectorate[Contents], files: Files[Contents]) -> Kind:
    """Make a kind of report on one directorate."""

    def make(
        session: Session, cycle: str, directorate: str | None, as_at: date, demonstration: bool, ending: str
    ) -> bytes:
        if not directorate:
            raise Refused("This report is of one directorate: say which.")
        return files[ending](gather(session, cycle, directorate, as_at, demonstration=demonstration))

    return Kind(True, tuple(files), make)


def to_read(pdf: Callable[[Contents], bytes]) -> Files[Contents]:
    """Return the file of a paper that is read as it is."""
    return {"pdf": pdf}


def to_edit(paper: Paper[Contents]) -> Files[Contents]:
    """Return the files of a paper that an officer may edit before it goes out."""
    return {"pdf": partial(paper, write=build), "docx": partial(paper, write=word)}


def to_count(sheets: Sheets[Contents]) -> Files[Contents]:
    """Return the files of what is sorted and counted: the workbook, and its first sheet."""
    return {"xlsx": partial(sheets, write=xlsx), "csv": partial(sheets, write=csv)}


REPORTS: Mapping[str, Kind] = {
    "feedback": of_directorate(feedback_contents, to_edit(feedback)),
    "cmt": of_cycle(cmt_contents, to_edit(cmt)),
    "action-plan": of_cycle(action_plan_contents, {**to_edit(action_plan), **to_count(plan_sheets)}),
    "submission": of_directorate(submission_contents, {**to_read(submission), **to_count(return_sheets)}),
    "overview": of_cycle(overview_contents, {**to_read(overview), **to_count(overview_sheets)}),
    "scrutiny": of_cycle(scrutiny_contents, to_edit(scrutiny)),
    "blank": of_cycle(blank_contents, to_read(blank)),
}


def find_report(kind: str, ending: str = "pdf") -> Kind:
    """Return a kind of report, or say that it is not there, or not as such a file."""
    if kind not in REPORTS:
        raise NotFound(f"There is no report '{kind}'. There are: {', '.join(sorted(REPORTS))}.")
    if ending not in REPORTS[kind].endings:
        raise NotFound(f"The {kind} report is not made as .{ending}. {say_endings(kind)}")
    return REPORTS[kind]


def say_endings(kind: str) -> str:
    """Say as which files a report can be had: `It is made as .pdf, .xlsx or .csv.`."""
    *others, last = [f".{ending}" for ending in REPORTS[kind].endings]
    return f"It is made as {', '.join(others)} or {last}." if others else f"It is made as {last}."
