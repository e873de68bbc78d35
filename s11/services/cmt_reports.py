"""The quarterly report to CMT: look at it before it is issued, issue it, find the earlier ones."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from reports.contents import CmtContents
from s11.domain.refusals import TooLate
from s11.services.reporting import cmt_contents
from s11.storage.cmt_reports import add_cmt_report, list_cmt_reports

ALREADY = "A report was already issued today. Download it from the list of reports."


@dataclass(frozen=True, slots=True)
class CmtPage:
    """The report as it would be today, and those that were issued, the newest first."""

    contents: CmtContents
    issued: list[tuple[date, str]]
    issued_today: bool


def load_cmt_page(session: Session, cycle: str, today: date) -> CmtPage:
    """Load what the report would say today."""
    issued = list_cmt_reports(session, cycle)
    return CmtPage(cmt_contents(session, cycle, today), issued, any(day == today for day, _ in issued))


def issue_cmt_report(session: Session, cycle: str, by: str, today: date) -> None:
    """Keep that the report of today was issued: the next one tells what changed since; one a day."""
    if any(day == today for day, _ in list_cmt_reports(session, cycle)):
        raise TooLate(ALREADY)
    try:
        add_cmt_report(session, cycle, today, by)
    except IntegrityError as clash:
        session.rollback()
        raise TooLate(ALREADY) from clash
    session.commit()
