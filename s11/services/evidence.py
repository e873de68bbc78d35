"""The evidence of a criterion: adding it, using it again elsewhere, taking it away."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from s11.config import MEGABYTE
from s11.domain.audit import Evidence, StoredFile
from s11.domain.people import Role
from s11.domain.refusals import NotFound
from s11.domain.states import board_may_read
from s11.domain.submission import FiledEvidence, SubmissionHead
from s11.services.asking import find_criterion, load_asked
from s11.services.file_kinds import FileRefused
from s11.services.incoming import IncomingFile
from s11.services.keeping_files import Infected, Keeping, keep_file
from s11.services.opening import open_criterion
from s11.services.quarantine import note_infected, release
from s11.storage.answers import load_answer
from s11.storage.evidence import add_evidence as file_evidence
from s11.storage.evidence import (
    find_evidence,
    link_evidence,
    list_evidence,
    size_of_files,
    unlink_evidence,
)
from s11.storage.quarantine import barred_files
from standards.framework import Criterion

MOST_OF_A_SUBMISSION = 500 * MEGABYTE


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """A criterion's evidence, and what was given for other criteria."""

    head: SubmissionHead
    criterion: Criterion
    here: list[FiledEvidence]
    elsewhere: list[FiledEvidence]
    may_answer: bool


def load_evidence_page(
    session: Session, head: SubmissionHead, criterion_id: str, today: date
) -> EvidencePage:
    """Load the evidence of a criterion; NotFound where the framework has no such criterion."""
    criterion = find_criterion(load_asked(session, head.framework), criterion_id)
    filed = list_evidence(session, head.id)
    answer = load_answer(session, head.id, criterion_id, evidence={})
    return EvidencePage(
        head=head,
        criterion=criterion,
        here=[piece for piece in filed if criterion_id in piece.criteria],
        elsewhere=[piece for piece in filed if criterion_id not in piece.criteria],
        may_answer=head.may_answer(today, bool(answer.value.sent_back)),
    )


def take_file(
    session: Session,
    keeping: Keeping,
    head: SubmissionHead,
    criterion_id: str,
    upload: tuple[str, IncomingFile],
    by: int,
    at: datetime,
) -> StoredFile:
    """Keep an uploaded file for a submission; FileRefused says why not. The database waits for none of it."""
    name, file = upload
    _refuse_too_much(session, head.id, file.size)
    session.commit()
    try:
        kept = keep_file(keeping, name, file)
    except Infected as infected:
        note_infected(session, infected, head, criterion_id, by, at)
        raise
    if keeping.scanner is not None and kept.sha256 in barred_files(session):
        release(session, keeping, kept.sha256)
    return kept


def _refuse_too_much(session: Session, submission_id: int | None, size: int) -> None:
    if size_of_files(session, submission_id) + size > MOST_OF_A_SUBMISSION:
        raise FileRefused(
            "Your return has 500 MB of files, and cannot take more. Give a reference or a link instead"
        )


def add_evidence(
    session: Session, head: SubmissionHead, criterion_id: str, evidence: Evidence, today: date
) -> None:
    """Add a piece of evidence to a criterion."""
    submission_id = _open(session, head, criterion_id, today)
    if evidence.file is not None:
        _refuse_too_much(session, submission_id, evidence.file.size)
    link_evidence(session, submission_id, criterion_id, file_evidence(session, submission_id, evidence))
    session.commit()


def reuse_evidence(
    session: Session, head: SubmissionHead, criterion_id: str, evidence_ids: list[int], today: date
) -> None:
    """Let evidence of the submission back this criterion too; NotFound, and nothing done, if any is another's."""
    submission_id = _open(session, head, criterion_id, today)
    if not {piece.id for piece in list_evidence(session, submission_id)}.issuperset(evidence_ids):
        raise NotFound("This evidence is not in your return any more. Load the page again.")
    for evidence_id in evidence_ids:
        link_evidence(session, submission_id, criterion_id, evidence_id)
    session.commit()


def remove_evidence(
    session: Session, head: SubmissionHead, criterion_id: str, evidence_id: int, today: date
) -> None:
    """Take a piece of evidence away from a criterion; it stays in the submission's list. Another's is NotFound."""
    if find_evidence(session, head.id, evidence_id) is None:
        raise NotFound("There is no such evidence in your return.")
    submission_id = _open(session, head, criterion_id, today)
    unlink_evidence(session, submission_id, criterion_id, evidence_id)
    session.commit()


def find_file(session: Session, head: SubmissionHead, evidence_id: int, role: Role) -> StoredFile:
    """Return a file of a submission; NotFound where there is none, or none that this role may read yet."""
    evidence = find_evidence(session, head.id, evidence_id)
    too_early = role == Role.MANAGER and not board_may_read(head.status)
    if evidence is None or evidence.file is None or too_early:
        raise NotFound("There is no such file.")
    if evidence.file.sha256 in barred_files(session):
        raise NotFound(
            "The virus scanner found something in this file, so nobody can download it. "
            "Ask whoever gave it for a clean one."
        )
    return evidence.file


def _open(session: Session, head: SubmissionHead, criterion_id: str, today: date) -> int:
    find_criterion(load_asked(session, head.framework), criterion_id)
    submission_id, _ = open_criterion(session, head, criterion_id, today)
    return submission_id
