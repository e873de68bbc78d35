"""Read and write an audit file (`s11-audit/1`): JSON text, its shape, and the rules that hold across it."""

from s11.domain.audit_file.order import in_order
from s11.domain.audit_file.reading import FORMAT, LARGEST, FrameworkOf, read_audit, read_audit_path
from s11.domain.audit_file.refusal import AuditRefused
from s11.domain.audit_file.writing import write_audit

__all__ = [
    "FORMAT",
    "LARGEST",
    "AuditRefused",
    "FrameworkOf",
    "in_order",
    "read_audit",
    "read_audit_path",
    "write_audit",
]
