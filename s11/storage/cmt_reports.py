"""The reports to the corporate management team that were issued."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from s11.storage.cycles import cycle_id_of
from s11.storage.tables import CmtReportRow, CycleRow


@dataclass(frozen=True, slots=True)
class IssuedReport:
    """A report that was issued; `contents` is None where it was issued before contents were kept."""

    as_at: date
    by: str
    contents: str | None


def list_cmt_reports(session: Session, cycle: str) -> list[tuple[date, str]]:
    """Return for which days reports were issued and by whom, the newest first."""
    query = select(CmtReportRow.as_at, CmtReportRow.issued_by).join(
        CycleRow, CycleRow.id == CmtReportRow.cycle_id
    )
    rows = session.execute(query.where(CycleRow.ref == cycle).order_by(CmtReportRow.as_at.desc()))
    return [(as_at, by) for as_at, by in rows]


def find_cmt_report(session: Session, cycle: str, as_at: date) -> IssuedReport | None:
    """Return the report that was issued for a day, or None."""
    return _issued(session.execute(_reports(cycle).where(CmtReportRow.as_at == as_at)).first())


def last_cmt_report(session: Session, cycle: str, before: date) -> IssuedReport | None:
    """Return the last report that was issued for an earlier day, or None."""
    earlier = _reports(cycle).where(CmtReportRow.as_at < before)
    return _issued(session.execute(earlier.order_by(CmtReportRow.as_at.desc()).limit(1)).first())


def add_cmt_report(session: Session, cycle: str, as_at: date, by: str, contents: str | None) -> None:
    """Keep a report that was issued, with what it was made from."""
    cycle_id = cycle_id_of(session, cycle)
    session.add(CmtReportRow(cycle_id=cycle_id, as_at=as_at, issued_by=by, contents=contents))
    session.flush()


def _reports(cycle: str) -> Select[date, str, str | None]:
    columns = select(CmtReportRow.as_at, CmtReportRow.issued_by, CmtReportRow.contents)
    return columns.join(CycleRow, CycleRow.id == CmtReportRow.cycle_id).where(CycleRow.ref == cycle)


def _issued(row: Row[date, str, str | None] | None) -> IssuedReport | None:
    return IssuedReport(as_at=row[0], by=row[1], contents=row[2]) if row else None
