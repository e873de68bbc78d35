"""A whole audit, in and out."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from s11.domain.audit import Audit, Evidence, Submission
from s11.domain.submission import SubmissionHead
from s11.storage.answers import answer_columns, load_answers
from s11.storage.cycles import add_cycle, load_cycle
from s11.storage.database import Model
from s11.storage.evidence import evidence_columns
from s11.storage.heads import list_heads
from s11.storage.plan import add_actions, list_actions
from s11.storage.standards import load_standards
from s11.storage.tables import (
    AnswerRow,
    CriterionEvidenceRow,
    CycleRow,
    DirectorateRow,
    EvidenceRow,
    StandardRow,
    SubmissionRow,
)
from s11.storage.trail import as_one


def keep_audit(session: Session, audit: Audit, framework_text: str) -> None:
    """Keep a whole audit whose cycle is not there yet."""
    with as_one(session, "audit.taken_in", audit.cycle.ref, directorates=len(audit.directorates)):
        _keep_all(session, audit, framework_text)


def _keep_all(session: Session, audit: Audit, framework_text: str) -> None:
    cycle_id = add_cycle(session, audit, framework_text)
    organisation = select(CycleRow.organisation_id).filter_by(id=cycle_id).scalar_subquery()
    query = select(DirectorateRow.ref, DirectorateRow.id).where(
        DirectorateRow.organisation_id == organisation
    )
    directorate_ids = {ref: key for ref, key in session.execute(query)}
    rows = [_submission_row(cycle_id, directorate_ids, each) for each in audit.submissions]
    session.add_all(rows)
    session.flush()
    for row, submission in zip(rows, audit.submissions, strict=True):
        _keep_answers(session, row.id, submission)
    add_actions(session, cycle_id, audit.actions)


def _submission_row(
    cycle_id: int, directorate_ids: Mapping[str, int], submission: Submission
) -> SubmissionRow:
    return SubmissionRow(
        cycle_id=cycle_id,
        directorate_id=directorate_ids[submission.directorate],
        status=submission.status,
        signed_off_by=submission.signed_off_by,
        signed_off_on=submission.signed_off_on,
        feedback_issued_on=submission.feedback_issued_on,
        feedback_contact=submission.feedback_contact,
    )


def _keep_answers(session: Session, submission_id: int, submission: Submission) -> None:
    """Keep what a submission holds, table by table: a row at a time takes several times as long."""
    answers = [
        {"submission_id": submission_id, "criterion": answer.criterion, **answer_columns(answer)}
        for answer in submission.answers
    ]
    ratings = [{"submission_id": submission_id, **asdict(each)} for each in submission.standards]
    filed, links = _evidence(submission)
    _insert(session, AnswerRow, answers)
    _insert(session, StandardRow, ratings)
    ids = _insert_evidence(session, submission_id, filed)
    backed = [{"submission_id": submission_id, **link, "evidence_id": ids[n]} for n, link in links]
    _insert(session, CriterionEvidenceRow, backed)


def _evidence(submission: Submission) -> tuple[list[Evidence], list[tuple[int, dict[str, Any]]]]:
    """List each piece of evidence once, and where each stands: its place in that list and its link."""
    filed: dict[tuple[Evidence, int], int] = {}
    links = []
    for answer in submission.answers:
        for place, evidence in enumerate(answer.evidence):
            same = (evidence, answer.evidence[:place].count(evidence))  # twice under one answer is two
            n = filed.setdefault(same, len(filed))
            links.append((n, {"criterion": answer.criterion, "position": place}))
    return [evidence for evidence, _ in filed], links


def _insert_evidence(session: Session, submission_id: int, filed: list[Evidence]) -> list[int]:
    """Keep the evidence of a submission that has none yet, and return the ids, which rise in that order."""
    rows = [{"submission_id": submission_id, **evidence_columns(evidence)} for evidence in filed]
    _insert(session, EvidenceRow, rows)
    query = select(EvidenceRow.id).filter_by(submission_id=submission_id).order_by(EvidenceRow.id)
    return list(session.scalars(query))


def _insert(session: Session, table: type[Model], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)


def load_audit(session: Session, ref: str) -> Audit | None:
    """Return a whole audit; what it lists comes in the order in which it was first saved."""
    audit = load_cycle(session, ref)
    if audit is None:
        return None
    heads = [head for head in list_heads(session, ref) if head.id is not None]
    submissions = tuple(_submission(session, head) for head in sorted(heads, key=lambda head: head.id or 0))
    actions = tuple(planned.action for planned in list_actions(session, ref))
    return replace(audit, submissions=submissions, actions=actions)


def _submission(session: Session, head: SubmissionHead) -> Submission:
    return Submission(
        directorate=head.directorate.ref,
        status=head.status,
        signed_off_by=head.signed_off_by,
        signed_off_on=head.signed_off_on,
        answers=tuple(saved.value for saved in load_answers(session, head.id).values()),
        standards=tuple(saved.value for saved in load_standards(session, head.id).values()),
        feedback_issued_on=head.feedback_issued_on,
        feedback_contact=head.feedback_contact,
    )
