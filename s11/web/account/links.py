"""Setting a password with a link out of a mail, and asking for one where the password is gone.

The word of a link stands in the address for one request only: it goes into the cookie, so that no page that is
shown, and nothing that such a page leads to, has it in its address.
"""

from flask import current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user, logout_user

from forms.new_password import ChoosePasswordForm, ForgottenForm
from s11.config import Settings
from s11.domain.passwords import why_refused
from s11.domain.trail import Circumstances
from s11.extensions import security
from s11.services.links import LinkDead, send_reset, set_password
from s11.services.post import later
from s11.storage.database import db, say_only_reading
from s11.storage.links import find_link
from s11.storage.tables import UserRow
from s11.storage.trail import note, say_circumstances
from s11.web.account import bp
from s11.web.pages import now
from s11.web.policy import EVERYONE, may

COOKIE = "link"


@bp.route("/forgotten", methods=["GET", "POST"])
@may(*EVERYONE)
def forgotten() -> ResponseReturnValue:
    """Ask whose password is gone; the answer is the same, and as quick, whoever it is."""
    settings: Settings = current_app.extensions["s11"]
    form = ForgottenForm()
    if not settings.sends_mail or not form.validate_on_submit():
        return render_template("account/forgotten.html", form=form, sends_mail=settings.sends_mail)
    _look_later(form.email.data or "", request.remote_addr or "")
    return redirect(url_for(".asked"))


@bp.get("/forgotten/asked")
@may(*EVERYONE)
def asked() -> ResponseReturnValue:
    """Say what happens now."""
    return render_template("account/asked.html")


def _look_later(email: str, origin: str) -> None:
    """Find out in the background whether there is such a person: the page knows no more than who asks."""

    def look() -> None:
        say_circumstances(Circumstances(None, "visitor", origin))
        send_reset(db.session(), email, now())

    later(look)


@bp.get("/link/<word>")
@may(*EVERYONE)
def link(word: str) -> ResponseReturnValue:
    """Take the word of a link out of the address."""
    session[COOKIE] = word[:100]
    return redirect(url_for(".choose_password"))


@bp.route("/choose-password", methods=["GET", "POST"])
@may(*EVERYONE)
def choose_password() -> ResponseReturnValue:
    """Ask for a new password, of whoever has a link that still works."""
    word = str(session.get(COOKIE, ""))
    found = find_link(db.session(), word, now())
    if found is None:
        return _dead()
    whose, kind = found
    form = ChoosePasswordForm()
    if not form.validate_on_submit() or not _is_taken(form, whose):
        return render_template("account/choose_password.html", form=form, whose=whose, kind=kind)
    _write_as(whose)
    try:
        set_password(db.session(), word, form.new_password.data or "", now())
    except LinkDead:
        return _dead(is_noted=True)
    session.pop(COOKIE, None)
    if current_user.is_authenticated and current_user.id == whose.id:
        logout_user()
    return redirect(url_for("security.login", done="password-set"))


def _is_taken(form: ChoosePasswordForm, whose: UserRow) -> bool:
    form.new_password.data = security.password_util.normalize(form.new_password.data or "")
    why = why_refused(form.new_password.data, whose.email)
    if why:
        form.new_password.errors = [why]
    return not why


def _write_as(whose: UserRow) -> None:
    """Let go of the database, since hashing takes a while; whoever has the link acts as the person."""
    db.session.commit()
    say_only_reading(False)
    say_circumstances(Circumstances(whose.id, whose.role, request.remote_addr or ""))


def _dead(is_noted: bool = False) -> ResponseReturnValue:
    """Say that a link no longer works, and how to get another; that it was tried is noted."""
    session.pop(COOKIE, None)
    page = render_template("account/link_dead.html")
    db.session.commit()
    if not is_noted:
        note("link.refused")
    return page, 404
