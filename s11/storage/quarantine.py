"""The list of files in quarantine."""

from dataclasses import fields

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from s11.domain.quarantine import QuarantinedFile, QuarantineState
from s11.storage.tables import QuarantinedFileRow

_PLAIN = tuple(each.name for each in fields(QuarantinedFile) if each.name not in ("id", "criteria"))
BARRED: tuple[QuarantineState, ...] = ("held", "deleted")


def add_quarantined(session: Session, found: QuarantinedFile) -> None:
    """List a file as found to be infected."""
    values = {name: getattr(found, name) for name in _PLAIN}
    session.add(QuarantinedFileRow(**values, criteria=", ".join(found.criteria)))
    session.flush()


def list_quarantined(session: Session, sha256: str | None = None) -> list[QuarantinedFile]:
    """Return what was found, the newest first; of one file only where it is named."""
    query = select(QuarantinedFileRow).order_by(QuarantinedFileRow.id.desc())
    if sha256 is not None:
        query = query.filter_by(sha256=sha256)
    return [_found(row) for row in session.scalars(query)]


def find_quarantined(session: Session, found_id: int) -> QuarantinedFile | None:
    """Return a line of the list, or None."""
    row = session.get(QuarantinedFileRow, found_id)
    return _found(row) if row else None


def set_quarantined(session: Session, sha256: str, state: QuarantineState) -> None:
    """Say of every line of a file that is not released yet what became of it."""
    query = select(QuarantinedFileRow).filter_by(sha256=sha256)
    for row in session.scalars(query.where(QuarantinedFileRow.state.in_(BARRED))):
        row.state = state
    session.flush()


def barred() -> Select[str]:
    """Select the SHA-256 of every file that nobody may download."""
    return select(QuarantinedFileRow.sha256).where(QuarantinedFileRow.state.in_(BARRED))


def barred_files(session: Session) -> set[str]:
    """Return the SHA-256 of every file that nobody may download."""
    return set(session.scalars(barred()))


def _found(row: QuarantinedFileRow) -> QuarantinedFile:
    values = {name: getattr(row, name) for name in _PLAIN}
    criteria = tuple(row.criteria.split(", ")) if row.criteria else ()
    return QuarantinedFile(**values, criteria=criteria, id=row.id)
