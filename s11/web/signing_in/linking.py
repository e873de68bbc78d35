"""Linking one's own account to the council's: after the password, so that an open screen is not enough."""

import time

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_security import verify_password

from forms.linking import ProveForm
from s11.storage.database import db
from s11.storage.identities import identity_of
from s11.web.policy import SIGNED_IN, may, person
from s11.web.signing_in.single_sign_on import bp, send_to_provider

PROVED = "may_link_until"
SECONDS = 300


@bp.route("/account/council-account", methods=["GET", "POST"])
@may(*SIGNED_IN)
def linking() -> ResponseReturnValue:
    """Show whether one's account is linked; ask for the password before it can be."""
    linked, form = identity_of(db.session(), person().id), ProveForm()
    has = person().password
    if linked is None and has and form.validate_on_submit():
        if verify_password(form.password.data, has):
            session[PROVED] = [person().id, int(time.time()) + SECONDS]
            return redirect(url_for(".linking"))
        form.password.errors = ["Your password now is not right"]
    return render_template("single_sign_on/linking.html", form=form, linked=linked, may_link=_may_link())


@bp.get("/account/council-account/start")
@may(*SIGNED_IN)
def link() -> ResponseReturnValue:
    """Send somebody who gave the password just now to the provider."""
    if not _may_link():
        return redirect(url_for(".linking"))
    session.pop(PROVED)
    return send_to_provider(url_for(".linking"), links=person().id, prompt="login")


def _may_link() -> bool:
    who, until = session.get(PROVED, (None, 0))
    return bool(who == person().id and time.time() <= until)
