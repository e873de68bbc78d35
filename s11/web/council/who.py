"""Who is who on these pages."""

from flask import url_for

from s11.domain.people import Role
from s11.web.policy import person

EVERYBODY = (Role.LEAD, Role.DIRECTOR, Role.MANAGER, Role.CMT, Role.SCRUTINY)
REPORTERS = (Role.LEAD, Role.DIRECTOR, Role.MANAGER, Role.CMT)


def own_directorate() -> str | None:
    """Return the directorate that the person belongs to, or None where they belong to none."""
    someone = person()
    return someone.directorate.ref if someone.works_in_a_directorate and someone.directorate else None


def audit_page(cycle: str) -> str:
    """Return the page that leads on to a cycle's papers: the board's own, or the list of audits."""
    role = person().role
    if role == Role.MANAGER:
        return url_for("board.cycle", cycle=cycle)
    return url_for("council.cycles" if role in (Role.CMT, Role.SCRUTINY) else "directorate.submissions")
