"""What the form to fill in by hand asks."""

from datetime import date

from sqlalchemy.orm import Session

from reports.contents import BlankContents
from s11.domain.refusals import NotFound
from s11.services.asking import load_asked
from s11.services.reporting.lines import heading_of
from s11.storage.cycles import load_cycle


def blank_contents(session: Session, cycle: str, as_at: date, demonstration: bool = False) -> BlankContents:
    """Gather what a cycle asks, without anything that was answered."""
    audit = load_cycle(session, cycle)
    if audit is None:
        raise NotFound(f"There is no audit '{cycle}'.")
    framework = load_asked(session, audit.framework)
    return BlankContents(
        heading=heading_of(session, audit, framework, as_at, demonstration),
        opens=audit.cycle.opens,
        closes=audit.cycle.closes,
        scale=framework.scale,
        standards=framework.standards,
    )
