"""Removing an audit, confirmed by its reference."""

from flask import current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from forms.retention import ConfirmForm, KeepUntilForm
from s11.domain.people import Role
from s11.domain.reach import EVERYTHING
from s11.domain.refusals import NotFound, Refused
from s11.services.retention import remove_audit
from s11.storage.database import db
from s11.storage.reach import reaching
from s11.web.pages import today
from s11.web.policy import may
from s11.web.receiving import keeping
from s11.web.retention import bp
from s11.web.retention.audits import preview_of, show


@bp.post("/<cycle>/remove")
@may(Role.ADMIN)
def remove(cycle: str) -> ResponseReturnValue:
    """Remove an audit with everything in it."""
    form, settings = ConfirmForm(), current_app.extensions["s11"]
    if not form.validate_on_submit():
        return show(preview_of(cycle), KeepUntilForm(), form), 422
    try:
        with reaching(EVERYTHING):
            remove_audit(
                db.session(), cycle, form.typed.data or "", settings.folder, keeping().store, today()
            )
    except NotFound:
        raise
    except Refused as refused:
        form.typed.errors = [str(refused)]
        return show(preview_of(cycle), KeepUntilForm(), form), 422
    flash(f"{cycle} is removed")
    return redirect(url_for(".audits"))
