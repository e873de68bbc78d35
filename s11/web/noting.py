"""What the trail keeps of requests that change nothing: who read a return, who took a paper or a file away.

The board's reading is noted because a directorate may want to know it; what is downloaded leaves the program.
Failing to sign in is noted here too; `signing_in/sign_ins.py` tells of the rest.
"""

from flask import Flask, Response, request
from flask_security import current_user

from s11.domain.people import Role
from s11.storage.database import db
from s11.storage.trail import note

DOWNLOADED = {
    "board.all_feedback_archive": "report.downloaded",
    "board.one_of_all_feedback": "report.downloaded",
    "directorate.file": "evidence.downloaded",
    "retention.audit_file": "audit.exported",
    "council.report": "report.downloaded",
    "council.report_of_directorate": "report.downloaded",
}
# What shows a directorate's answers; it is noted where the board's business manager opens it.
READ = frozenset({"board.review", "board.standard", "board.feedback"})
REFUSED = "access.refused"
OF_PLACE = ("standard", "criterion", "evidence_id", "kind")


def init_app(app: Flask) -> None:
    """Note these after the response is made, so that only what was given counts."""
    app.after_request(_note)


def _note(response: Response) -> Response:
    what = _what_to_note(response)
    if what:
        places = request.view_args or {}
        place = next((str(places[name]) for name in OF_PLACE if name in places), "")
        if what == REFUSED:
            db.session.rollback()
            note(what, place, route=request.endpoint)
            return response
        _end_transaction()
        note(what, place)
    return response


def _what_to_note(response: Response) -> str:
    if response.status_code >= 500:
        return ""  # nothing was given, and the database may be what failed
    if request.endpoint == "security.login" and request.method == "POST" and response.status_code != 302:
        return "sign_in.refused"
    if response.status_code == 403 and getattr(current_user, "role", None):
        return REFUSED
    if request.method != "GET" or response.status_code not in (200, 206):
        return ""
    if request.endpoint in READ and getattr(current_user, "role", None) == Role.MANAGER:
        return "submission.read"
    return DOWNLOADED.get(request.endpoint or "", "")


def _end_transaction() -> None:
    """Let go of the database: SQLite has one writer, and the note is written by itself."""
    db.session.commit()
