"""The papers as PDF."""

from datetime import date

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.domain.refusals import NotAllowed, NotFound
from s11.domain.states import board_may_read
from s11.domain.submission import SubmissionHead
from s11.services.reporting import OF_A_CYCLE, OF_A_DIRECTORATE, make_report
from s11.storage.database import db
from s11.web.council import bp
from s11.web.council.who import EVERYBODY
from s11.web.pages import today
from s11.web.policy import head, may, person

MAY_READ_CMT = (Role.MANAGER, Role.CMT)


@bp.get("/audits/<cycle>/reports/<kind>.pdf")
@may(*EVERYBODY)
def report(cycle: str, kind: str) -> ResponseReturnValue:
    """Send a report of a whole cycle, as things stood on a day (`?as-at=2027-03-31`), else as they stand."""
    if kind not in OF_A_CYCLE:
        raise NotFound("There is no such report.")
    if kind == "cmt" and person().role not in MAY_READ_CMT:
        raise NotAllowed("The CMT report is for the corporate management team and the board.")
    return _send(kind, cycle, None)


@bp.get("/audits/<cycle>/<directorate>/reports/<kind>.pdf")
@may(Role.LEAD, Role.DIRECTOR, Role.MANAGER)
def report_of_directorate(cycle: str, directorate: str, kind: str) -> ResponseReturnValue:
    """Send a report of one directorate: to itself, and to the board once it was signed off."""
    if kind not in OF_A_DIRECTORATE:
        raise NotFound("There is no such report.")
    _check_may_read(head(), kind)
    return _send(kind, cycle, directorate)


def _check_may_read(submission: SubmissionHead, kind: str) -> None:
    if person().role == Role.MANAGER and not board_may_read(submission.status):
        raise NotAllowed(
            f"{submission.directorate.name} has not signed off yet. You can read its answers once it has."
        )
    if kind == "feedback" and person().role != Role.MANAGER and submission.feedback_issued_on is None:
        raise NotFound("The board has not issued its feedback yet.")


def _send(kind: str, cycle: str, directorate: str | None) -> ResponseReturnValue:
    demonstration = current_app.extensions["s11"].is_demonstration
    paper = make_report(db.session(), kind, cycle, directorate, _as_at(), demonstration)
    name = "-".join(part for part in (kind, directorate, cycle) if part)
    response = Response(paper, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.pdf")
    return response


def _as_at() -> date:
    """Return the day that the address names, or today; one that is none or has not come is not found."""
    named = request.args.get("as-at")
    if named is None:
        return today()
    try:
        day = date.fromisoformat(named)
    except ValueError:
        raise NotFound("Name a day as 2027-03-31.") from None
    if day > today():
        raise NotFound("That day has not come yet.")
    return day
