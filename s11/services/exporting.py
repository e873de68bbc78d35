"""Write a whole audit as a file."""

from sqlalchemy.orm import Session

from s11.domain.audit_file import in_order, write_audit
from s11.domain.refusals import NotFound
from s11.services.frameworks import framework_of
from s11.storage.audits import load_audit
from s11.storage.cycles import list_cycles


def export_audit(session: Session, cycle: str) -> bytes:
    """Return an audit as an audit file; imported elsewhere and exported there it has the same bytes."""
    audit = load_audit(session, cycle)
    if audit is None:
        raise NotFound(no_such_audit(session, cycle))
    framework = framework_of(session, audit.framework)
    assert framework is not None, "a cycle keeps its framework"
    return write_audit(in_order(audit, framework))


def no_such_audit(session: Session, cycle: str) -> str:
    """Say that there is no audit with this ref, and which there are."""
    refs = ", ".join(audit.cycle.ref for audit in list_cycles(session))
    return f"There is no audit {cycle!r}; " + (f"those that are here: {refs}" if refs else "none is here yet")
