"""Files in which the virus scanner found something."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.services.quarantine import delete_quarantined, load_quarantine
from s11.storage.database import db
from s11.web.admin import bp
from s11.web.policy import may
from s11.web.receiving import keeping


@bp.get("/quarantine")
@may(Role.ADMIN)
def quarantine() -> ResponseReturnValue:
    """List what was found, by whom it was given, and what became of it."""
    return render_template(
        "admin/quarantine.html", lines=load_quarantine(db.session()), scans=keeping().scanner is not None
    )


@bp.post("/quarantine/<int(max=2147483647):found_id>/delete")
@may(Role.ADMIN)
def delete_file(found_id: int) -> ResponseReturnValue:
    """Delete a file from quarantine for good."""
    delete_quarantined(db.session(), keeping(), found_id)
    return redirect(url_for(".quarantine"))
