"""After signing out here: signing out at the provider too, which the next person at this device may need."""

from authlib.common.urls import add_params_to_uri
from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from s11.domain.identity import NotBelieved
from s11.web.policy import EVERYONE, may
from s11.web.signing_in.single_sign_on import bp, known, provider


@bp.get("/signed-out")
@may(*EVERYONE)
def signed_out() -> ResponseReturnValue:
    """Say that the session here has ended, and that the one at the provider has not."""
    return render_template("single_sign_on/signed_out.html", can_end_there=bool(_end_of_session()))


@bp.get("/signed-out/council-account")
@may(*EVERYONE)
def sign_out_there() -> ResponseReturnValue:
    """Send the browser to where the provider ends its own session."""
    there = _end_of_session()
    if not there:
        return redirect(url_for(".signed_out"))
    asked = {
        "client_id": provider().client_id,
        "post_logout_redirect_uri": url_for("security.login", _external=True),
    }
    return redirect(add_params_to_uri(there, asked.items()))


def _end_of_session() -> str:
    try:
        return known().end_of_session()
    except NotBelieved:
        return ""
