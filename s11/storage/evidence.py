"""The evidence of a submission, and which criteria it backs."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from s11.domain.audit import Evidence, StoredFile
from s11.domain.quarantine import FilePlace
from s11.domain.submission import FiledEvidence
from s11.storage.quarantine import barred
from s11.storage.tables import CriterionEvidenceRow, CycleRow, DirectorateRow, EvidenceRow, SubmissionRow
from s11.storage.trail import TOLD, tell


def evidence_of(row: EvidenceRow) -> Evidence:
    """Return a row's evidence."""
    file = (
        StoredFile(row.file_name, row.file_media_type, row.file_size or 0, row.file_sha256)
        if row.file_sha256
        else None
    )
    return Evidence(row.title, row.reference, row.dated, file)


def evidence_by_criterion(
    session: Session, submission_id: int | None, criterion: str | None = None
) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of a submission by criterion, or of one criterion only."""
    query = _backing(submission_id)
    if criterion is not None:
        query = query.where(CriterionEvidenceRow.criterion == criterion)
    found: defaultdict[str, tuple[Evidence, ...]] = defaultdict(tuple)
    for backed, row in session.execute(query):
        found[backed] += (evidence_of(row),)
    return dict(found)


def _backing(submission_id: int | None) -> Select[str, EvidenceRow]:
    """Select which criterion is backed by what, in the order in which it was put there."""
    return (
        select(CriterionEvidenceRow.criterion, EvidenceRow)
        .join(EvidenceRow, EvidenceRow.id == CriterionEvidenceRow.evidence_id)
        .where(CriterionEvidenceRow.submission_id == submission_id)
        .order_by(CriterionEvidenceRow.position, CriterionEvidenceRow.id)
    )


def list_evidence(session: Session, submission_id: int | None) -> list[FiledEvidence]:
    """Return a submission's evidence in the order in which it came, with the criteria that each backs."""
    criteria: defaultdict[int, list[str]] = defaultdict(list)
    links = select(CriterionEvidenceRow.evidence_id, CriterionEvidenceRow.criterion)
    for evidence_id, criterion in session.execute(
        links.filter_by(submission_id=submission_id).order_by(CriterionEvidenceRow.id)
    ):
        criteria[evidence_id].append(criterion)
    rows = session.execute(
        select(EvidenceRow, EvidenceRow.file_sha256.in_(barred()))
        .where(EvidenceRow.submission_id == submission_id)
        .order_by(EvidenceRow.id)
    )
    return [
        FiledEvidence(row.id, evidence_of(row), tuple(criteria[row.id]), in_quarantine)
        for row, in_quarantine in rows
    ]


def list_evidence_of(session: Session, submission_id: int | None, criterion: str) -> list[FiledEvidence]:
    """Return the evidence that backs a criterion, in its order."""
    query = _backing(submission_id).where(CriterionEvidenceRow.criterion == criterion)
    rows = session.execute(query.add_columns(EvidenceRow.file_sha256.in_(barred())))
    return [
        FiledEvidence(row.id, evidence_of(row), (criterion,), in_quarantine) for _, row, in_quarantine in rows
    ]


def list_kept_files(session: Session) -> set[str]:
    """Return the SHA-256 of every file that evidence of any submission is kept under."""
    query = select(EvidenceRow.file_sha256).where(EvidenceRow.file_sha256 != "").distinct()
    return set(session.scalars(query))


def places_of_file(session: Session, sha256: str) -> list[FilePlace]:
    """Return where a kept file is used, by audit and directorate."""
    query = (
        select(EvidenceRow, CycleRow.ref, DirectorateRow.ref)
        .join(SubmissionRow, SubmissionRow.id == EvidenceRow.submission_id)
        .join(CycleRow, CycleRow.id == SubmissionRow.cycle_id)
        .join(DirectorateRow, DirectorateRow.id == SubmissionRow.directorate_id)
        .where(EvidenceRow.file_sha256 == sha256)
        .order_by(CycleRow.ref, DirectorateRow.ref, EvidenceRow.id)
    )
    backed = select(CriterionEvidenceRow.criterion).order_by(CriterionEvidenceRow.id)
    return [
        FilePlace(
            cycle,
            directorate,
            tuple(session.scalars(backed.filter_by(evidence_id=row.id))),
            row.title,
            row.file_size or 0,
        )
        for row, cycle, directorate in session.execute(query)
    ]


def size_of_files(session: Session, submission_id: int | None) -> int:
    """Return how many bytes of files a submission has; the same file twice counts once."""
    query = select(EvidenceRow.file_sha256, EvidenceRow.file_size).distinct()
    rows = session.execute(query.where(EvidenceRow.submission_id == submission_id))
    return sum(size or 0 for _, size in rows)


def find_evidence(session: Session, submission_id: int | None, evidence_id: int) -> Evidence | None:
    """Return a piece of evidence of this submission, or None."""
    row = session.scalar(select(EvidenceRow).filter_by(submission_id=submission_id, id=evidence_id))
    return evidence_of(row) if row else None


def add_evidence(session: Session, submission_id: int, evidence: Evidence) -> int:
    """Add a piece of evidence to a submission and return its id."""
    row = EvidenceRow(submission_id=submission_id, **evidence_columns(evidence))
    session.add(row)
    session.flush()
    return row.id


def evidence_columns(evidence: Evidence) -> dict[str, Any]:
    """Return the columns of a piece of evidence."""
    file = evidence.file
    return {
        "title": evidence.title,
        "reference": evidence.reference,
        "dated": evidence.dated,
        "file_name": file.name if file else "",
        "file_media_type": file.media_type if file else "",
        "file_size": file.size if file else None,
        "file_sha256": file.sha256 if file else "",
    }


def link_evidence(session: Session, submission_id: int, criterion: str, evidence_id: int) -> None:
    """Let a piece of evidence back a criterion, after those that do; once is enough."""
    key = {"submission_id": submission_id, "criterion": criterion}
    if session.scalar(select(CriterionEvidenceRow.id).filter_by(**key, evidence_id=evidence_id)):
        return
    count = session.scalar(select(func.count()).select_from(CriterionEvidenceRow).filter_by(**key))
    session.add(CriterionEvidenceRow(**key, evidence_id=evidence_id, position=count))
    session.flush()


def unlink_evidence(session: Session, submission_id: int, criterion: str, evidence_id: int) -> None:
    """Let a piece of evidence no longer back a criterion; it stays in the submission's list for others."""
    session.execute(
        delete(CriterionEvidenceRow).filter_by(
            submission_id=submission_id, criterion=criterion, evidence_id=evidence_id
        ),
        execution_options=TOLD,
    )
    tell(session, "evidence_of_criterion.removed", criterion, evidence_id=evidence_id)
