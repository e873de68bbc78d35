"""Somebody signed out at the provider, or was put out there: it tells us itself (back-channel logout)."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from s11.domain.identity import NotBelieved
from s11.extensions import csrf
from s11.services.single_sign_on.people import end_sessions
from s11.services.single_sign_on.tokens import read_logout_token
from s11.storage.database import db
from s11.storage.trail import note
from s11.web.policy import EVERYONE, may
from s11.web.signing_in.single_sign_on import bp, known, provider


@bp.post("/sign-in/council-account/ended")
@may(*EVERYONE)
def ended_there() -> ResponseReturnValue:
    """End the sessions of whom the provider names."""
    try:
        object_id = read_logout_token(known(), request.form.get("logout_token"))
    except NotBelieved as refusal:
        db.session.rollback()
        note("sign_out.refused", by="single sign-on", why=refusal.why.replace("_", " "))
        return Response("The token is not to be believed.\n", 400, mimetype="text/plain")
    end_sessions(db.session(), provider().issuer, object_id)
    return Response("", 200, mimetype="text/plain")


csrf.exempt(ended_there)  # it comes from the provider, which proves itself with a signed token
