"""Submissions: made with the first thing saved, held while something is decided, changed."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from s11.domain.audit import (
    SubmissionStatus,
)
from s11.domain.submission import SubmissionHead
from s11.storage.tables import (
    AskedRow,
    CycleRow,
    DirectorateRow,
    SubmissionRow,
)
from s11.storage.trail import TOLD, tell


def ensure_submission(session: Session, head: SubmissionHead) -> int:
    """Return the id of a submission, made now where nothing was saved in it yet; two at once make one."""
    if head.id is not None:
        return head.id
    asked = session.execute(
        select(AskedRow.cycle_id, AskedRow.directorate_id)
        .join(CycleRow, CycleRow.id == AskedRow.cycle_id)
        .join(DirectorateRow, DirectorateRow.id == AskedRow.directorate_id)
        .where(CycleRow.ref == head.cycle.ref, DirectorateRow.ref == head.directorate.ref)
    ).one()
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    key = {"cycle_id": asked.cycle_id, "directorate_id": asked.directorate_id}
    new = insert(SubmissionRow).values(**key, status="not_started", feedback_contact="")
    made = session.execute(
        new.on_conflict_do_nothing(index_elements=["cycle_id", "directorate_id"]), execution_options=TOLD
    )
    if made.rowcount:  # type: ignore[attr-defined]
        tell(session, "submission.added")
    return session.scalars(select(SubmissionRow.id).filter_by(**key)).one()


def hold_submission(session: Session, submission_id: int) -> SubmissionStatus:
    """Return a submission's status as it is now, and keep others from changing it until the commit."""
    query = select(SubmissionRow.status).filter_by(id=submission_id).with_for_update()
    return session.scalars(query).one()


def update_submission(session: Session, submission_id: int, **columns: Any) -> None:
    """Change a submission's status, sign-off or feedback."""
    row = session.get_one(SubmissionRow, submission_id)
    for name, value in columns.items():
        setattr(row, name, value)
    session.flush()
