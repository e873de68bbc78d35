"""Starting an audit: which framework is asked of whom, and when."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from s11.domain.audit import Audit, Body, Cycle, Directorate, FrameworkRef
from s11.domain.refs import refs_for
from s11.domain.refusals import NotFound, Refused
from s11.storage.cycles import add_cycle, known_directorates, list_cycles, load_cycle
from s11.storage.frameworks import find_framework_text, list_framework_refs, load_framework
from standards.framework import Framework
from standards.library import built_in_texts, library


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
    taken_in = [load_framework(session, ref) for ref in list_framework_refs(session)]
    offered = {_ref_of(framework): framework for framework in (*library(), *filter(None, taken_in))}
    return StartPage(tuple(offered.values()), newest)


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
        raise RefTaken(f"There is an audit with the reference {cycle.ref} already. Choose another reference.")
    refs = refs_for(directorate_names, known_directorates(session, organisation))
    directorates = tuple(Directorate(ref, name) for ref, name in zip(refs, directorate_names, strict=True))
    audit = Audit(board, organisation, framework, cycle, directorates)
    add_cycle(session, audit, _text_of(session, framework))
    session.commit()
    return audit


def _text_of(session: Session, ref: FrameworkRef) -> str:
    if text := find_framework_text(session, ref):
        return text
    for framework, (_, text_as_bytes) in zip(library(), built_in_texts(), strict=True):
        if _ref_of(framework) == ref:
            return text_as_bytes.decode()
    raise NotFound(f"There is no framework {ref}. Choose one from the list.")


def _ref_of(framework: Framework) -> FrameworkRef:
    return FrameworkRef(framework.id, framework.version)
