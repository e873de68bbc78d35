"""Where everybody starts, and where one's own account is seen."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from s11.domain.people import ROLE_WORDS, Role
from s11.web.account import bp
from s11.web.policy import SIGNED_IN, may, person

STARTS_AT = {
    Role.LEAD: "directorate.submissions",
    Role.DIRECTOR: "directorate.submissions",
    Role.MANAGER: "board.cycles",
    Role.CMT: "council.cycles",
    Role.SCRUTINY: "council.cycles",
    Role.ADMIN: "admin.people",
}


@bp.get("/")
@may(*SIGNED_IN)
def start() -> ResponseReturnValue:
    """Go to where this person's work is."""
    return redirect(url_for(STARTS_AT[Role(person().role)]))


@bp.get("/account")
@may(*SIGNED_IN)
def account() -> ResponseReturnValue:
    """Show who is signed in, and lead to the password."""
    return render_template("account/account.html", role=ROLE_WORDS[Role(person().role)])
