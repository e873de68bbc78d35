"""How a board's pages and papers look: seen, saved, and put on its papers."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from sqlalchemy.orm import Session

from reports.contents import Face as FaceOfPapers
from s11.domain.audit import Body
from s11.domain.face import Face, FaceRefused, wrong_with
from s11.domain.refusals import NotFound
from s11.domain.saved import Saved
from s11.services.logos import LogoRefused, read_logo
from s11.storage.faces import FaceOfBoard, load_face, load_face_and_logo, write_face
from standards.colours import read_colour

SAY_WHAT_IT_SHOWS = "Say what the logo shows, for people who cannot see it"
CHOOSE_ONE = "Choose the logo that your words describe, or leave them out"
CHOOSE_AGAIN = "Choose the logo again: a page that was not saved cannot keep it"


@dataclass(frozen=True, slots=True)
class NewLogo:
    """What is to become of the logo: a file takes the place of the old one, else it stays or is removed."""

    file: BinaryIO | None = None
    remove: bool = False


def load_board_face(session: Session, board_id: int) -> FaceOfBoard:
    """Return a board with its face."""
    found = load_face(session, board_id)
    if found is None:
        raise NotFound("There is no such board. Choose one from the list.")
    return found


def save_face(
    session: Session, board_id: int, typed: Face, logo: NewLogo, seen: int, by: str, at: datetime
) -> Saved[Face]:
    """Save how a board's pages and papers look, or say what is wrong by the name of each value."""
    stored = load_board_face(session, board_id).saved.value
    new, problems = _read(logo)
    keeps = stored.has_logo and not logo.remove
    if logo.remove and new is None:
        typed = replace(typed, logo_says="")
    problems = {**wrong_with(typed), **problems}
    if (new or keeps) and not typed.has_logo:
        problems["logo_says"] = SAY_WHAT_IT_SHOWS
    elif typed.has_logo and not (new or keeps):
        problems.setdefault("logo", CHOOSE_ONE)
    if problems:
        raise FaceRefused({"logo": CHOOSE_AGAIN, **problems} if new else problems)
    saved = write_face(session, board_id, _spelled(typed), new, seen, by, at)
    session.commit()
    return saved


def _read(logo: NewLogo) -> tuple[bytes | None, dict[str, str]]:
    if logo.file is None:
        return None, {}
    try:
        return read_logo(logo.file), {}
    except LogoRefused as refused:
        return None, {"logo": str(refused)}


def _spelled(face: Face) -> Face:
    """Put the colours, known to be colours, in their one spelling."""
    colour, accent = read_colour(face.colour), read_colour(face.accent)
    return replace(face, colour=colour or face.colour, accent=accent or face.accent)


def face_of_papers(session: Session, board: Body) -> tuple[FaceOfPapers, str]:
    """Return the face of a board's papers and their protective marking; the plain ones where it set none."""
    found = load_face_and_logo(session, board)
    if found is None:
        return FaceOfPapers(), Face().marking
    face, logo = found
    return FaceOfPapers(face.name, face.accent, logo, face.logo_says, face.contact), face.marking
