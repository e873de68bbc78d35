"""Take in a whole audit, or nothing of it."""

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from s11.domain.audit import Answer, Audit, FrameworkRef, ProposedAction, Submission
from s11.domain.audit_file import AuditRefused, in_order, read_audit_path
from s11.services.frameworks import framework_of, framework_text
from s11.storage.audits import keep_audit, load_audit
from standards.framework import Framework


@dataclass(frozen=True, slots=True)
class TakenAudit:
    """An audit that is here now; `was_here` tells that it was before."""

    audit: Audit
    was_here: bool


def import_audit(session: Session, path: Path) -> TakenAudit:
    """Take in an audit file. The same audit twice changes nothing; another under its ref is refused."""

    def known(ref: FrameworkRef) -> Framework | None:
        return framework_of(session, ref)

    return take_in_audit(session, read_audit_path(path, known), str(path))


def take_in_audit(session: Session, audit: Audit, name: str) -> TakenAudit:
    """Take in an audit that fits its framework; `name` is what a refusal calls the file that it came from."""
    audit = as_kept(audit)
    already = load_audit(session, audit.cycle.ref)
    if already is not None:
        return _already_here(session, audit, already, name)
    text = framework_text(session, audit.framework)
    assert text is not None, "the audit was read against its framework"
    try:
        keep_audit(session, audit, text)
        session.commit()
    except IntegrityError as clash:
        session.rollback()
        raise AuditRefused(f"{name}: somebody took in the same at this moment; try again") from clash
    return TakenAudit(audit, was_here=False)


def _already_here(session: Session, audit: Audit, already: Audit, name: str) -> TakenAudit:
    framework = framework_of(session, already.framework)
    assert framework is not None, "a cycle keeps its framework"
    if in_order(already, framework) == audit:
        return TakenAudit(audit, was_here=True)
    what_to_do = "give the audit another ref to take it in beside it"
    raise AuditRefused(
        f"{name}: cycle.ref: {audit.cycle.ref!r} is already here with other content; {what_to_do}"
    )


def as_kept(audit: Audit) -> Audit:
    """Return an audit as storage gives it back: a proposed action with nothing in it is none."""
    return replace(audit, submissions=tuple(_submission_as_kept(each) for each in audit.submissions))


def _submission_as_kept(submission: Submission) -> Submission:
    return replace(submission, answers=tuple(_answer_as_kept(each) for each in submission.answers))


def _answer_as_kept(answer: Answer) -> Answer:
    is_empty = answer.proposed_action == ProposedAction()
    return replace(answer, proposed_action=None) if is_empty else answer
