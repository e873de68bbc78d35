"""The reports, as files."""

from datetime import date
from typing import Any

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.domain.refusals import NotAllowed, NotFound
from s11.domain.states import board_may_read
from s11.domain.submission import SubmissionHead
from s11.services.reporting import REPORTS, find_report, make_report
from s11.storage.database import db
from s11.web.council import bp
from s11.web.council.who import EVERYBODY
from s11.web.pages import today
from s11.web.policy import head, may, person

OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "csv": "text/csv",
}
NOBODY: tuple[Role, ...] = ()
READERS = {
    "action-plan": EVERYBODY,
    "blank": EVERYBODY,
    "cmt": (Role.MANAGER, Role.CMT),
    "overview": (Role.MANAGER, Role.CMT),
    "scrutiny": (Role.MANAGER, Role.CMT, Role.SCRUTINY),
}
NOT_YOURS = {
    "cmt": "The CMT report is for the corporate management team and the board.",
    "overview": "The overview is for the board and the corporate management team.",
    "scrutiny": "The committee paper is for the scrutiny panel, the corporate management team and the board.",
}


@bp.url_defaults
def as_pdf(endpoint: str, values: dict[str, Any]) -> None:
    """Lead to the PDF where an address names no other kind of file."""
    if endpoint in ("council.report", "council.report_of_directorate"):
        values.setdefault("ending", "pdf")


@bp.app_template_global()
def endings_of(kind: str) -> tuple[str, ...]:
    """Return the kinds of file that a report comes as."""
    return REPORTS[kind].endings


@bp.get("/audits/<cycle>/reports/<kind>.<ending>")
@may(*EVERYBODY)
def report(cycle: str, kind: str, ending: str) -> ResponseReturnValue:
    """Send a report of a whole cycle, as things stood on a day (`?as-at=2027-03-31`), else as they stand."""
    if find_report(kind, ending).of_directorate:
        raise NotFound("There is no such report.")
    if person().role not in READERS.get(kind, NOBODY):
        raise NotAllowed(NOT_YOURS.get(kind, "This report is not for your role."))
    return _send(kind, cycle, None, ending)


@bp.get("/audits/<cycle>/<directorate>/reports/<kind>.<ending>")
@may(Role.LEAD, Role.DIRECTOR, Role.MANAGER)
def report_of_directorate(cycle: str, directorate: str, kind: str, ending: str) -> ResponseReturnValue:
    """Send a report of one directorate: to itself, and to the board once it was signed off."""
    if not find_report(kind, ending).of_directorate:
        raise NotFound("There is no such report.")
    _check_may_read(head(), kind)
    return _send(kind, cycle, directorate, ending)


def _check_may_read(submission: SubmissionHead, kind: str) -> None:
    if person().role == Role.MANAGER and not board_may_read(submission.status):
        raise NotAllowed(
            f"{submission.directorate.name} has not signed off yet. You can read its answers once it has."
        )
    if kind == "feedback" and person().role != Role.MANAGER and submission.feedback_issued_on is None:
        raise NotFound("The board has not issued its feedback yet.")


def _send(kind: str, cycle: str, directorate: str | None, ending: str) -> ResponseReturnValue:
    demonstration = current_app.extensions["s11"].is_demonstration
    day = _as_at()
    made = make_report(db.session(), kind, cycle, directorate, day, demonstration, ending)
    of_day = str(day) if "as-at" in request.args else None
    name = "-".join(part for part in (kind, directorate, cycle, of_day) if part)
    response = Response(made, mimetype=MEDIA_TYPES[ending])
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{ending}")
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
