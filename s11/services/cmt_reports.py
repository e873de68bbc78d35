"""The quarterly report to CMT: look at it before it is issued, issue it, find the earlier ones."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from reports.contents import CmtContents
from s11.domain.refusals import NotFound, TooLate
from s11.services.reporting import cmt_contents
from s11.services.reporting.keeping import written
from s11.storage.cmt_reports import add_cmt_report, list_cmt_reports
from s11.storage.cycles import load_cycle
from s11.storage.plan import list_action_ids, lock_plan

ALREADY = "A report was already issued today. Download it from the list of reports."


@dataclass(frozen=True, slots=True)
class CmtPage:
    """The report of today, and those that were issued, the newest first; `there` are the ids in the plan now."""

    contents: CmtContents
    issued: list[tuple[date, str]]
    issued_today: bool
    there: frozenset[int]


def load_cmt_page(session: Session, cycle: str, today: date) -> CmtPage:
    """Load what the report says today: as it was issued, or as it would be."""
    issued = list_cmt_reports(session, cycle)
    return CmtPage(
        contents=cmt_contents(session, cycle, today),
        issued=issued,
        issued_today=any(day == today for day, _ in issued),
        there=frozenset(list_action_ids(session, cycle)),
    )


def issue_cmt_report(session: Session, cycle: str, by: str, today: date, demonstration: bool = False) -> None:
    """Issue the report of today and keep what it was made from; one a day.

    Nobody changes the plan meanwhile, and who issues at the same time waits, and is then too late.
    """
    if load_cycle(session, cycle) is None:
        raise NotFound(f"There is no audit '{cycle}'.")
    lock_plan(session, cycle)
    if any(day == today for day, _ in list_cmt_reports(session, cycle)):
        raise TooLate(ALREADY)
    contents = cmt_contents(session, cycle, today, demonstration)
    add_cmt_report(session, cycle, today, by, written(contents))
    session.commit()
