"""Where everybody starts, and where one's own account is seen."""

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from s11.domain.people import ROLE_WORDS, Role
from s11.services.belonging import say_belonging
from s11.web.account import bp
from s11.web.navigation import WAYS
from s11.web.policy import EVERYONE, SIGNED_IN, may, person


@bp.get("/")
@may(*SIGNED_IN)
def start() -> ResponseReturnValue:
    """Go to where this person's work is."""
    return redirect(url_for(WAYS[Role(person().role)][0].endpoint))


@bp.get("/favicon.ico")
@may(*EVERYONE)
def icon() -> ResponseReturnValue:
    """Send the icon for what is no page and so names none: a paper, an answer to a script."""
    return current_app.send_static_file("icon.svg")


@bp.get("/account")
@may(*SIGNED_IN)
def account() -> ResponseReturnValue:
    """Show who is signed in, and lead to the password."""
    someone = person()
    whose = someone.directorate.name if someone.directorate else say_belonging(someone)
    return render_template("account/account.html", role=ROLE_WORDS[Role(someone.role)], whose=whose)
