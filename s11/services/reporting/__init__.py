"""Reports: one `reports.contents` value from what is stored, and the bytes of a file from it."""

from datetime import date

from sqlalchemy.orm import Session

from s11.services.reporting.blank import blank_contents
from s11.services.reporting.cmt import cmt_contents
from s11.services.reporting.feedback import all_feedback_contents, feedback_contents
from s11.services.reporting.overview import overview_contents
from s11.services.reporting.plan import action_plan_contents
from s11.services.reporting.registry import REPORTS, find_report, say_endings
from s11.services.reporting.scrutiny import scrutiny_contents
from s11.services.reporting.submission import submission_contents

__all__ = [
    "KINDS",
    "REPORTS",
    "action_plan_contents",
    "all_feedback_contents",
    "blank_contents",
    "cmt_contents",
    "feedback_contents",
    "find_report",
    "make_report",
    "overview_contents",
    "say_endings",
    "scrutiny_contents",
    "submission_contents",
]

KINDS = tuple(REPORTS)


def make_report(
    session: Session,
    kind: str,
    cycle: str,
    directorate: str | None,
    as_at: date,
    demonstration: bool,
    ending: str = "pdf",
) -> bytes:
    """Make a report as a file of an ending, as things stood on a day; some kinds are of one directorate."""
    return find_report(kind, ending).make(session, cycle, directorate, as_at, demonstration, ending)
