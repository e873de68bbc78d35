"""The heads of submissions: whose each is, in which audit, and where it stands."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.orm import Session

from s11.domain.audit import (
    Body,
    Cycle,
    Directorate,
    FrameworkRef,
)
from s11.domain.reach import Reach
from s11.domain.submission import SubmissionHead
from s11.storage.reach import said_reach, within
from s11.storage.tables import (
    AskedRow,
    BoardRow,
    CycleRow,
    DirectorateRow,
    FrameworkRow,
    OrganisationRow,
    SubmissionRow,
)

# Columns and not rows, and built once: every page asks for a head.
SELECT_HEADS = (
    select(
        SubmissionRow.id,
        BoardRow.name.label("board"),
        BoardRow.short_name.label("board_short"),
        OrganisationRow.name.label("organisation"),
        OrganisationRow.short_name.label("organisation_short"),
        CycleRow.ref.label("cycle"),
        CycleRow.title,
        CycleRow.opens,
        CycleRow.closes,
        CycleRow.repeat_months,
        FrameworkRow.ref.label("framework"),
        FrameworkRow.version,
        DirectorateRow.ref.label("directorate"),
        AskedRow.name,
        AskedRow.more_time_until,
        SubmissionRow.status,
        SubmissionRow.signed_off_by,
        SubmissionRow.signed_off_on,
        SubmissionRow.feedback_issued_on,
        SubmissionRow.feedback_contact,
    )
    .select_from(AskedRow)
    .join(DirectorateRow, DirectorateRow.id == AskedRow.directorate_id)
    .join(CycleRow, CycleRow.id == AskedRow.cycle_id)
    .join(BoardRow, BoardRow.id == CycleRow.board_id)
    .join(OrganisationRow, OrganisationRow.id == CycleRow.organisation_id)
    .join(FrameworkRow, FrameworkRow.id == CycleRow.framework_id)
    .outerjoin(
        SubmissionRow,
        (SubmissionRow.cycle_id == AskedRow.cycle_id)
        & (SubmissionRow.directorate_id == AskedRow.directorate_id),
    )
    .order_by(AskedRow.position)
)
_HEAD = SELECT_HEADS.where(
    CycleRow.ref == bindparam("of_cycle"), DirectorateRow.ref == bindparam("of_directorate")
)


def head_of(row: Row[*tuple[Any, ...]]) -> SubmissionHead:
    """Return the head that a row of `SELECT_HEADS` makes."""
    return SubmissionHead(
        id=row.id,
        board=Body(row.board, row.board_short),
        organisation=Body(row.organisation, row.organisation_short),
        cycle=Cycle(row.cycle, row.title, row.opens, row.closes, row.repeat_months),
        framework=FrameworkRef(row.framework, row.version),
        directorate=Directorate(row.directorate, row.name, row.more_time_until),
        status=row.status or "not_started",
        signed_off_by=row.signed_off_by,
        signed_off_on=row.signed_off_on,
        feedback_issued_on=row.feedback_issued_on,
        feedback_contact=row.feedback_contact or "",
    )


def load_head(session: Session, cycle: str, directorate: str) -> SubmissionHead | None:
    """Return the head of a directorate's submission in a cycle.

    None where the cycle does not ask it, and where it is out of reach, as another directorate's is.
    """
    asked = {"of_cycle": cycle, "of_directorate": directorate}
    found = session.execute(_head_within(said_reach()), asked).first()
    return head_of(found) if found else None


@lru_cache(maxsize=1024)
def _head_within(reach: Reach) -> Select[*tuple[Any, ...]]:
    return _HEAD.where(within(reach, AskedRow))


def list_heads(session: Session, cycle: str) -> list[SubmissionHead]:
    """Return the heads of all directorates that a cycle asks, in its order."""
    return [head_of(found) for found in session.execute(SELECT_HEADS.where(CycleRow.ref == cycle))]


def list_heads_of_directorate(session: Session, directorate_id: int) -> list[SubmissionHead]:
    """Return the heads of a directorate's submissions, the newest cycle first."""
    query = SELECT_HEADS.where(AskedRow.directorate_id == directorate_id)
    return [head_of(found) for found in session.execute(query.order_by(None).order_by(CycleRow.opens.desc()))]
