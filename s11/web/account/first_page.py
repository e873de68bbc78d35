"""Where everybody starts, and where one's own account is seen."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from s11.domain.people import ROLE_WORDS, Role
from s11.web.account import bp
from s11.web.navigation import WAYS
from s11.web.policy import SIGNED_IN, may, person


@bp.get("/")
@may(*SIGNED_IN)
def start() -> ResponseReturnValue:
    """Go to where this person's work is."""
    return redirect(url_for(WAYS[Role(person().role)][0].endpoint))


@bp.get("/account")
@may(*SIGNED_IN)
def account() -> ResponseReturnValue:
    """Show who is signed in, and lead to the password."""
    return render_template("account/account.html", role=ROLE_WORDS[Role(person().role)])
