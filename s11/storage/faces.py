"""The faces of boards: how their pages and papers look."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from s11.domain.audit import Body
from s11.domain.face import Face
from s11.domain.saved import Saved
from s11.storage.reach import said_reach, within
from s11.storage.saving import changed_meanwhile, save_row
from s11.storage.tables import BoardRow, FaceRow


@dataclass(frozen=True, slots=True)
class FaceOfBoard:
    """A board and the face that it has; version 0 where it has none yet."""

    board_id: int
    board: Body
    saved: Saved[Face]


_FACES = select(BoardRow, FaceRow).outerjoin(FaceRow, FaceRow.board_id == BoardRow.id)


def list_faces(session: Session) -> list[FaceOfBoard]:
    """Return every board within reach and its face, by the board's name."""
    query = _FACES.where(within(said_reach(), BoardRow))
    rows = session.execute(query.order_by(BoardRow.name, BoardRow.short_name, BoardRow.id))
    return [_of_board(board, face) for board, face in rows]


def load_face(session: Session, board_id: int) -> FaceOfBoard | None:
    """Return a board and its face, or None where there is no such board, or none within reach."""
    query = _FACES.where(within(said_reach(), BoardRow))
    found = session.execute(query.where(BoardRow.id == board_id)).first()
    return _of_board(*found) if found else None


def load_colours(session: Session, board_id: int) -> tuple[Face, int] | None:
    """Return a face with its colours and nothing else, and its version; None where there is none.

    Colours and logos are for everybody, whatever they may reach.
    """
    columns = select(FaceRow.colour, FaceRow.accent, FaceRow.version)
    found = session.execute(columns.where(FaceRow.board_id == board_id)).first()
    return (Face(colour=found.colour, accent=found.accent), found.version) if found else None


def load_logo(session: Session, board_id: int) -> tuple[bytes, int] | None:
    """Return the PNG of a board's logo and the version of its face, or None where there is no logo."""
    found = session.execute(select(FaceRow.logo, FaceRow.version).filter_by(board_id=board_id)).first()
    return (found.logo, found.version) if found and found.logo else None


def load_face_and_logo(session: Session, board: Body) -> tuple[Face, bytes] | None:
    """Return the face of a board with the PNG of its logo, or None where it has no face of its own."""
    query = select(FaceRow, FaceRow.logo).join(BoardRow, BoardRow.id == FaceRow.board_id)
    query = query.where(BoardRow.name == board.name, BoardRow.short_name == board.short_name)
    row = session.execute(query).first()
    return (_face(row[0]), row[1] or b"") if row else None


def write_face(
    session: Session, board_id: int, face: Face, new_logo: bytes | None, seen: int, by: str, at: datetime
) -> Saved[Face]:
    """Save a face, or refuse where somebody saved another since version `seen`; no new logo keeps the old."""
    row = session.scalar(select(FaceRow).filter_by(board_id=board_id))
    stored = _saved(row)
    if row and new_logo is None and stored.value == face:
        return stored
    if stored.version != seen:
        raise changed_meanwhile(stored, face)
    row = row or FaceRow(board_id=board_id)
    columns = {field.name: getattr(face, field.name) for field in fields(face)}
    if new_logo is not None or not face.has_logo:
        columns["logo"] = new_logo
    save_row(session, row, columns, by, at, lambda: _stored(session, board_id), face)
    return _saved(row)


def _stored(session: Session, board_id: int) -> Saved[Face]:
    return _saved(session.scalar(select(FaceRow).filter_by(board_id=board_id)))


def _of_board(board: BoardRow, face: FaceRow | None) -> FaceOfBoard:
    return FaceOfBoard(board.id, Body(board.name, board.short_name), _saved(face))


def _saved(row: FaceRow | None) -> Saved[Face]:
    return Saved(_face(row), row.version, row.saved_at, row.saved_by) if row else Saved(Face())


def _face(row: FaceRow) -> Face:
    return Face(row.name, row.colour, row.accent, row.marking, row.contact, row.logo_says)
