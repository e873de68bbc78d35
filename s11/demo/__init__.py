"""The audits of the demonstration: Slough's published plan, and those of Brightwater, which is invented."""

from datetime import date
from importlib.resources import files

from s11.demo.brightwater import BOARD, brightwater
from s11.demo.brightwater.face import FACE, logo
from s11.domain.audit import Audit, Body
from s11.domain.audit_file import FrameworkOf, read_audit, write_audit
from s11.domain.face import Face

SLOUGH = "slough-2015.audit.json"


def audits(today: date, framework_of: FrameworkOf) -> list[Audit]:
    """Return every audit of the demonstration, checked as any file is; Brightwater's last is open today."""
    written = {SLOUGH: (files(__name__) / SLOUGH).read_bytes()}
    written |= {audit.cycle.ref: write_audit(audit) for audit in brightwater(today)}
    return [read_audit(text, name, framework_of) for name, text in written.items()]


def faces() -> dict[Body, tuple[Face, bytes]]:
    """Return the faces of boards, each with its logo; Slough is left plain, since nobody there chose any."""
    return {BOARD: (FACE, logo())}
