"""The reports to the corporate management team that were issued."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from s11.storage.cycles import cycle_id_of
from s11.storage.tables import CmtReportRow, CycleRow


def list_cmt_reports(session: Session, cycle: str) -> list[tuple[date, str]]:
    """Return for which days reports were issued and by whom, the newest first."""
    query = select(CmtReportRow.as_at, CmtReportRow.issued_by).join(
        CycleRow, CycleRow.id == CmtReportRow.cycle_id
    )
    rows = session.execute(query.where(CycleRow.ref == cycle).order_by(CmtReportRow.as_at.desc()))
    return [(as_at, by) for as_at, by in rows]


def add_cmt_report(session: Session, cycle: str, as_at: date, by: str) -> None:
    """Keep that a report was issued."""
    session.add(CmtReportRow(cycle_id=cycle_id_of(session, cycle), as_at=as_at, issued_by=by))
    session.flush()
