"""Handing out an uploaded file: always to be saved, never shown in place."""

from flask import send_file
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.services.evidence import find_file
from s11.services.keeping_files import take_out
from s11.storage.database import db
from s11.web.directorate import bp
from s11.web.policy import head, may, person
from s11.web.receiving import keeping


@bp.get("/audits/<cycle>/<directorate>/evidence/<int(max=2147483647):evidence_id>/file")
@may(Role.LEAD, Role.DIRECTOR, Role.MANAGER)
def file(cycle: str, directorate: str, evidence_id: int) -> ResponseReturnValue:
    """Download a file; the board's business manager from the first sign-off on."""
    stored = find_file(db.session(), head(), evidence_id, Role(person().role))
    whole = take_out(keeping(), stored)
    sent = send_file(
        whole, stored.media_type, as_attachment=True, download_name=stored.name, conditional=False, etag=False
    )
    sent.content_length = stored.size
    sent.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    sent.headers["X-Download-Options"] = "noopen"
    return sent
