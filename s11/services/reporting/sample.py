"""A sample page, to see how a board's papers look."""

from datetime import date

from sqlalchemy.orm import Session

from reports.sample import sample
from s11.domain.refusals import NotFound
from s11.services.asking import load_asked
from s11.services.faces import load_board_face
from s11.services.reporting.lines import heading_of
from s11.storage.cycles import list_cycles


def sample_page(session: Session, board_id: int, as_at: date, demonstration: bool = False) -> bytes:
    """Make a page of a board's papers as a PDF, with nothing in it about anybody."""
    board = load_board_face(session, board_id).board
    newest = next((audit for audit in list_cycles(session) if audit.board == board), None)
    if newest is None:
        raise NotFound("This board has no audit yet. Start one first.")
    return sample(heading_of(session, newest, load_asked(session, newest.framework), as_at, demonstration))
