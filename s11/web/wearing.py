"""The face that a page wears: of its audit's board, else of the board that the person has most to do with.

One query a page. What the page links to has the version of the face in its address, and is kept by browsers.
"""

from flask import current_app, g
from flask_security import current_user

from s11.domain.reach import EVERYTHING
from s11.storage.database import db
from s11.storage.reach import reaching
from s11.storage.worn_faces import (
    WornFace,
    face_of_board,
    face_of_cycle,
    newest_face,
    only_face,
)


def worn() -> WornFace | None:
    """Return the face of this page; None where it is plain."""
    if "worn" not in g:
        g.worn = _found()
    face: WornFace | None = g.worn
    return face


def wear(board_id: int) -> None:
    """Let this page wear the face of a board."""
    g.worn = face_of_board(db.session(), board_id)


def be_plain() -> None:
    """Let this page ask the database nothing, for that may be what went wrong: no person, no menu, no new face."""
    g._login_user = current_app.login_manager.anonymous_user()  # type: ignore[attr-defined]
    g.setdefault("worn", None)


def _found() -> WornFace | None:
    """A page of an audit is known by what the policy loaded, so nobody sees the face of what they may not see."""
    session = db.session()
    place = g.get("head") or g.get("audit")
    if place:
        return face_of_cycle(session, place.cycle.ref)
    if not (current_user and current_user.is_authenticated):
        with reaching(EVERYTHING):  # the look of the only board there is, which everybody sees
            return only_face(session)
    with reaching(current_user.reach):  # this page may be about a fault that came before anybody was asked
        return newest_face(session)
