"""Starting an audit: which framework is asked of whom, and when."""

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from s11.domain.audit import Audit, Body, Cycle, Directorate, FrameworkRef
from s11.domain.reach import EVERYTHING
from s11.domain.refs import refs_for
from s11.domain.refusals import NotAllowed, NotFound, Refused
from s11.services.frameworks import framework_text, list_frameworks
from s11.storage.cycles import (
    add_cycle,
    is_of_others,
    known_directorates,
    knows_board,
    list_cycles,
    load_cycle,
)
from s11.storage.reach import reaching, said_reach
from standards.framework import Framework


class RefTaken(Refused):
    """Another audit has this reference already."""


class OfOthers(Refused):
    """The organisation works with another board."""


@dataclass(frozen=True, slots=True)
class StartPage:
    """What an audit can be started with: the frameworks, and the newest audit to begin from."""

    frameworks: tuple[Framework, ...]
    newest: Audit | None


def load_start_page(session: Session) -> StartPage:
    """Load the frameworks, those that come with the program first, and the newest audit."""
    cycles = list_cycles(session)
    newest = load_cycle(session, cycles[0].cycle.ref) if cycles else None
    return StartPage(tuple(known.framework for known in list_frameworks(session)), newest)


def start_audit(
    session: Session,
    board: Body,
    organisation: Body,
    framework: FrameworkRef,
    cycle: Cycle,
    directorate_names: list[str],
) -> Audit:
    """Start an audit of these directorates; those that the organisation had before stay who they are.

    Who works for one board starts its audits, of organisations that are new or that it has asked before.
    """
    _check_whose(session, board, organisation)
    if _is_taken(session, cycle.ref):
        raise _taken(cycle)
    with reaching(EVERYTHING):  # a directorate stays who it is, whichever board asked it before
        refs = refs_for(directorate_names, known_directorates(session, organisation))
    directorates = tuple(Directorate(ref, name) for ref, name in zip(refs, directorate_names, strict=True))
    audit = Audit(board, organisation, framework, cycle, directorates)
    text = framework_text(session, framework)
    if text is None:
        raise NotFound(f"There is no framework {framework}. Choose one from the list.")
    try:
        add_cycle(session, audit, text)
        session.commit()
    except IntegrityError as clash:
        session.rollback()
        if _is_taken(session, cycle.ref):
            raise _taken(cycle) from clash
        raise Refused("Somebody started another audit at this moment. Start yours again.") from clash
    return audit


def _check_whose(session: Session, board: Body, organisation: Body) -> None:
    """Directorates answer whoever asks them, so a board of others cannot make them its own."""
    if said_reach() == EVERYTHING:
        return
    if not knows_board(session, board):
        raise NotAllowed("You can start audits of your own board only.")
    if is_of_others(session, organisation):
        raise OfOthers(
            f"{organisation.name} is here already, with another board. Ask your administrator who can start "
            "the first audit of it for your board."
        )


def _is_taken(session: Session, ref: str) -> bool:
    """Tell whether any audit of the installation has this reference."""
    with reaching(EVERYTHING):
        return load_cycle(session, ref) is not None


def _taken(cycle: Cycle) -> RefTaken:
    return RefTaken(f"There is an audit with the reference {cycle.ref} already. Choose another reference.")
