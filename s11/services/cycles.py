"""Starting an audit: which framework is asked of whom, and when."""

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from s11.domain.audit import Audit, Body, Cycle, Directorate, FrameworkRef
from s11.domain.refs import refs_for
from s11.domain.refusals import NotFound, Refused
from s11.services.frameworks import framework_text, list_frameworks
from s11.storage.cycles import add_cycle, known_directorates, list_cycles, load_cycle
from standards.framework import Framework


class RefTaken(Refused):
    """Another audit has this reference already."""


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
    """Start an audit of these directorates; those that the organisation had before stay who they are."""
    if load_cycle(session, cycle.ref) is not None:
        raise _taken(cycle)
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
        if load_cycle(session, cycle.ref) is not None:
            raise _taken(cycle) from clash
        raise Refused("Somebody started another audit at this moment. Start yours again.") from clash
    return audit


def _taken(cycle: Cycle) -> RefTaken:
    return RefTaken(f"There is an audit with the reference {cycle.ref} already. Choose another reference.")
