"""Read an audit file, whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from s11.domain.audit import Audit, FrameworkRef
from s11.domain.audit_file.json_text import Doubled, parse
from s11.domain.audit_file.order import in_order
from s11.domain.audit_file.refusal import AuditRefused, Misplaced, quoted
from s11.domain.audit_file.rules import check
from s11.domain.audit_file.shape import shaped
from standards.framework import Framework
from standards.whole_file import CannotRead, read_whole, too_large

FORMAT = "s11-audit/1"
LARGEST = 50_000_000

FrameworkOf = Callable[[FrameworkRef], Framework | None]


def read_audit_path(path: Path, framework_of: FrameworkOf) -> Audit:
    """Read an audit from a file, whose size is looked at before it is opened."""
    try:
        text = read_whole(path, LARGEST)
    except CannotRead as refusal:
        raise AuditRefused(f"{path}: {refusal}") from None
    return read_audit(text, str(path), framework_of)


def read_audit(text: bytes, name: str, framework_of: FrameworkOf) -> Audit:
    """Read an audit from the bytes of a file; `name` is what a refusal calls that file."""
    if len(text) > LARGEST:
        raise AuditRefused(f"{name}: {too_large(LARGEST)}")
    try:
        audit = _audit(parse(text))
        framework = _framework(audit.framework, framework_of)
        check(audit, framework)
    except Misplaced as refusal:
        raise AuditRefused(f"{name}: {refusal}") from None
    return in_order(audit, framework)


def _audit(whole: object) -> Audit:
    if not isinstance(whole, dict) or "format" not in whole:
        raise Misplaced("", f'this is not an audit file; it must start with {{"format": "{FORMAT}"')
    if isinstance(whole, Doubled):
        raise Misplaced(whole.key, "this key stands twice")
    if whole["format"] != FORMAT:
        raise Misplaced("format", f"must be {quoted(FORMAT)}, not {quoted(whole['format'])}")
    rest = {key: value for key, value in whole.items() if key != "format"}
    return cast(Audit, shaped(Audit, rest, ""))


def _framework(ref: FrameworkRef, framework_of: FrameworkOf) -> Framework:
    framework = framework_of(ref)
    if framework is None:
        asked = f"{quoted(ref.id)} version {quoted(ref.version)}"
        raise Misplaced("framework", f"{asked} is not here; add it with s11 framework add FILE")
    return framework
