"""The face that a page wears: that of its audit's board, or of the board that a person has most to do with."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from s11.domain.face import Face
from s11.storage.tables import BoardRow, CycleRow, FaceRow, OrganisationRow


@dataclass(frozen=True, slots=True)
class WornFace:
    """What a page wears: the face of a board, and the organisation whose name stands where it gives none."""

    board_id: int
    version: int
    organisation: str
    face: Face


# Columns and not rows, and built once: every page asks for a face.
_WORN = (
    select(
        CycleRow.board_id,
        OrganisationRow.name.label("organisation"),
        FaceRow.name,
        FaceRow.colour,
        FaceRow.accent,
        FaceRow.marking,
        FaceRow.contact,
        FaceRow.logo_says,
        FaceRow.version,
    )
    .select_from(CycleRow)
    .join(OrganisationRow, OrganisationRow.id == CycleRow.organisation_id)
    .outerjoin(FaceRow, FaceRow.board_id == CycleRow.board_id)
    .order_by(CycleRow.opens.desc(), CycleRow.ref)
    .limit(1)
)
_OF_CYCLE = _WORN.where(CycleRow.ref == bindparam("cycle"))
_OF_BOARD = _WORN.where(CycleRow.board_id == bindparam("board"))
_OF_ONLY_BOARD = _WORN.where(select(func.count(BoardRow.id)).scalar_subquery() == 1)


def face_of_cycle(session: Session, cycle: str) -> WornFace | None:
    """Return the face of the board of a cycle; None where it has none."""
    return _worn(session.execute(_OF_CYCLE, {"cycle": cycle}).first())


def face_of_board(session: Session, board_id: int) -> WornFace | None:
    """Return the face of a board with a cycle; None where it has none."""
    return _worn(session.execute(_OF_BOARD, {"board": board_id}).first())


def newest_face(session: Session) -> WornFace | None:
    """Return the face of the board of the newest cycle within reach; None where it has none."""
    return _worn(session.execute(_WORN).first())


def only_face(session: Session) -> WornFace | None:
    """Return the face of the one board that there is; None where it has none, or is not the only one."""
    return _worn(session.execute(_OF_ONLY_BOARD).first())


def _worn(row: Row[*tuple[Any, ...]] | None) -> WornFace | None:
    if row is None or row.version is None:
        return None
    return WornFace(
        row.board_id,
        row.version,
        row.organisation,
        Face(row.name, row.colour, row.accent, row.marking, row.contact, row.logo_says),
    )
