"""Where everybody starts, and where one's own account is seen."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from s11.domain.people import ROLE_WORDS, Role
from s11.services.belonging import say_belonging
from s11.services.sign_ins import list_live_sign_ins
from s11.storage.database import db
from s11.web.account import bp
from s11.web.navigation import WAYS
from s11.web.pages import now
from s11.web.policy import EVERYONE, SIGNED_IN, may, person
from s11.web.signing_in.sign_ins import limits, this_sign_in


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
    """Show who is signed in and where, and lead to how they sign in."""
    someone = person()
    there = list_live_sign_ins(db.session(), someone.id, limits(), now())
    return render_template(
        "account/account.html",
        role=ROLE_WORDS[Role(someone.role)],
        whose=someone.directorate.name if someone.directorate else say_belonging(someone),
        sign_ins=sorted(there, key=lambda each: each.id != this_sign_in().id),
        here=this_sign_in().id,
        ended=request.args.get("ended"),
    )
