"""How far a person reaches: which audits and returns there are for them. What they may do, their role says."""

from dataclasses import dataclass
from enum import StrEnum

from s11.domain.people import OF_A_DIRECTORATE, OF_AN_ORGANISATION, Role


class Extent(StrEnum):
    """What a reach is of; `installation` knows which audits there are, and no return."""

    NOTHING = "nothing"
    DIRECTORATE = "directorate"
    ORGANISATION = "organisation"
    BOARD = "board"
    INSTALLATION = "installation"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Reach:
    """An extent, and the id of the directorate, organisation or board that it is of."""

    extent: Extent
    id: int = 0


NOTHING = Reach(Extent.NOTHING)
INSTALLATION = Reach(Extent.INSTALLATION)
EVERYTHING = Reach(Extent.EVERYTHING)


def reach_of(role: Role, directorate: int | None, board: int | None, organisation: int | None) -> Reach:
    """Return how far somebody reaches; a manager of no board, and a reader of no organisation, of all of them.

    What does not fit together (a lead without a directorate, a manager of an organisation) reaches nothing.
    """
    if role in OF_A_DIRECTORATE:
        return _of(Extent.DIRECTORATE, directorate, NOTHING, board, organisation)
    if role == Role.MANAGER:
        return _of(Extent.BOARD, board, EVERYTHING, directorate, organisation)
    if role in OF_AN_ORGANISATION:
        return _of(Extent.ORGANISATION, organisation, EVERYTHING, directorate, board)
    return INSTALLATION if role == Role.ADMIN else NOTHING


def _of(extent: Extent, own: int | None, without: Reach, *others: int | None) -> Reach:
    if any(other is not None for other in others):
        return NOTHING
    return without if own is None else Reach(extent, own)
