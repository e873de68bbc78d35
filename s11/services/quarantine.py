"""Quarantine: what the scanner found, when a file was uploaded or later; what an administrator does about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from s11.domain.quarantine import QuarantinedFile
from s11.domain.refusals import NotFound, Refused
from s11.domain.submission import SubmissionHead
from s11.services.keeping_files import Infected, Keeping, received
from s11.storage.evidence import list_kept_files, places_of_file
from s11.storage.files import FileGone
from s11.storage.people import list_people
from s11.storage.quarantine import (
    add_quarantined,
    barred_files,
    find_quarantined,
    list_quarantined,
    set_quarantined,
)


@dataclass(frozen=True, slots=True)
class QuarantineLine:
    """A line of the administrator's list: what was found, by whom it was given, and whether it is still there."""

    found: QuarantinedFile
    who: str


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan of all kept files came to."""

    files: int
    infected: int
    released: int
    missing: int


def note_infected(
    session: Session, infected: Infected, head: SubmissionHead, criterion: str, person_id: int, at: datetime
) -> None:
    """List an upload that went into quarantine."""
    found = QuarantinedFile(
        infected.sha256,
        infected.size,
        infected.signature,
        at,
        "upload",
        person_id,
        head.cycle.ref,
        head.directorate.ref,
        (criterion,),
    )
    add_quarantined(session, found)
    session.commit()


def load_quarantine(session: Session) -> list[QuarantineLine]:
    """Return the administrator's list, the newest first."""
    names = {person.id: person.display_name for person in list_people(session)}
    return [QuarantineLine(found, _who(found, names)) for found in list_quarantined(session)]


def _who(found: QuarantinedFile, names: dict[int, str]) -> str:
    if found.person_id is None:
        return "Found by a later scan"
    return names.get(found.person_id, f"Person {found.person_id}")


def delete_quarantined(session: Session, keeping: Keeping, found_id: int) -> None:
    """Delete a file from quarantine for good; what was found stays in the list."""
    found = find_quarantined(session, found_id)
    if found is None:
        raise NotFound("There is no such file in quarantine. Load the page again.")
    set_quarantined(session, found.sha256, "deleted")
    session.commit()
    keeping.quarantine.remove(found.sha256)


def files_to_scan(session: Session) -> set[str]:
    """Return the SHA-256 of all files that are evidence or in quarantine."""
    return list_kept_files(session) | barred_files(session)


def scan_all(
    session: Session, keeping: Keeping, at: datetime, step: Callable[[], None] = lambda: None
) -> Scanned:
    """Scan all that is kept and all that is in quarantine, with the signatures of now."""
    if keeping.scanner is None:
        raise Refused("no virus scanner is set; name one in S11_CLAMD")
    keeping.scanner.ping()
    kept, barred = list_kept_files(session), barred_files(session)
    session.rollback()
    infected = missing = released = 0
    for sha256 in sorted(kept - barred):
        try:
            infected += _scan_kept(session, keeping, sha256, at)
        except FileGone:
            missing += 1
        step()
    for sha256 in sorted(barred):
        released += _scan_held(session, keeping, sha256)
        step()
    return Scanned(len(kept | barred), infected, released, missing)


def _scan_kept(session: Session, keeping: Keeping, sha256: str, at: datetime) -> bool:
    """Scan a kept file; an infected one goes into quarantine, and its evidence is listed there."""
    assert keeping.scanner is not None, "asked before"
    with keeping.store.open(sha256) as kept:
        signature = keeping.scanner.signature_in(kept)
    if not signature:
        return False
    with keeping.store.open(sha256) as kept, received(keeping.incoming, kept) as copy:
        keeping.quarantine.keep(copy.finished()[0], sha256)
    _bar(session, sha256, signature, at)
    keeping.store.remove(sha256)
    return True


def _bar(session: Session, sha256: str, signature: str, at: datetime) -> None:
    for place in places_of_file(session, sha256):
        found = QuarantinedFile(
            sha256, place.size, signature, at, "scan", None, place.cycle, place.directorate, place.criteria
        )
        add_quarantined(session, found)
    session.commit()


def _scan_held(session: Session, keeping: Keeping, sha256: str) -> bool:
    """Scan a file in quarantine; one that is clean by the signatures of now is evidence again where it was."""
    assert keeping.scanner is not None, "asked before"
    try:
        held = keeping.quarantine.open(sha256)
    except FileGone:
        return False
    with held:
        if keeping.scanner.signature_in(held):
            keeping.store.remove(sha256)
            return False
        held.seek(0)
        if sha256 in list_kept_files(session):
            with received(keeping.incoming, held) as copy:
                keeping.store.keep(copy.finished()[0], sha256)
    release(session, keeping, sha256)
    return True


def release(session: Session, keeping: Keeping, sha256: str) -> None:
    """Say that a file is clean by the signatures of now; where it is kept as evidence it can be downloaded."""
    set_quarantined(session, sha256, "released")
    session.commit()
    keeping.quarantine.remove(sha256)
