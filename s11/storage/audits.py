"""A whole audit, in and out."""

from dataclasses import asdict, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from s11.domain.audit import Audit, Evidence, Submission
from s11.domain.submission import SubmissionHead
from s11.storage.cycles import add_cycle, load_cycle
from s11.storage.evidence import add_evidence, link_evidence
from s11.storage.plan import add_actions, list_actions
from s11.storage.submissions import answer_columns, list_heads, load_answers, load_standards
from s11.storage.tables import AnswerRow, CycleRow, DirectorateRow, StandardRow, SubmissionRow


def keep_audit(session: Session, audit: Audit, framework_text: str) -> None:
    """Keep a whole audit whose cycle is not there yet."""
    cycle_id = add_cycle(session, audit, framework_text)
    organisation = select(CycleRow.organisation_id).filter_by(id=cycle_id).scalar_subquery()
    query = select(DirectorateRow.ref, DirectorateRow.id).where(
        DirectorateRow.organisation_id == organisation
    )
    directorate_ids = {ref: key for ref, key in session.execute(query)}
    for submission in audit.submissions:
        _keep_submission(session, cycle_id, directorate_ids[submission.directorate], submission)
    add_actions(session, cycle_id, audit.actions)


def _keep_submission(session: Session, cycle_id: int, directorate_id: int, submission: Submission) -> None:
    row = SubmissionRow(
        cycle_id=cycle_id,
        directorate_id=directorate_id,
        status=submission.status,
        signed_off_by=submission.signed_off_by,
        signed_off_on=submission.signed_off_on,
        feedback_issued_on=submission.feedback_issued_on,
        feedback_contact=submission.feedback_contact,
    )
    session.add(row)
    session.flush()
    session.add_all(
        AnswerRow(submission_id=row.id, criterion=answer.criterion, **answer_columns(answer))
        for answer in submission.answers
    )
    session.add_all(StandardRow(submission_id=row.id, **asdict(ratings)) for ratings in submission.standards)
    session.flush()
    filed: dict[tuple[Evidence, int], int] = {}
    for answer in submission.answers:
        for place, evidence in enumerate(answer.evidence):
            same = (evidence, answer.evidence[:place].count(evidence))  # twice under one answer is two
            if same not in filed:
                filed[same] = add_evidence(session, row.id, evidence)
            link_evidence(session, row.id, answer.criterion, filed[same])


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
