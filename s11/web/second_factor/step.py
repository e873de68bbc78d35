"""The second step of signing in: a code of the app, or a recovery code."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.second_factor import AppCodeForm, RecoveryCodeForm
from s11.domain.refusals import WrongTry
from s11.extensions import security
from s11.services.second_factors import try_app_code, try_recovery_code
from s11.storage.database import db
from s11.storage.factors import load_factors
from s11.web.pages import now
from s11.web.policy import EVERYONE, may
from s11.web.second_factor import bp
from s11.web.second_factor.fresh import factor_key
from s11.web.signing_in.second_factor import complete, pending_person


@bp.route("/sign-in/code", methods=["GET", "POST"])
@may(*EVERYONE)
def code() -> ResponseReturnValue:
    """Ask for a code of the app; who has none is asked for a passkey."""
    person = pending_person()
    if person is None:
        return redirect(url_for("security.login"))
    factors = load_factors(db.session(), person.id, person.role)
    if not factors.app_added:
        return redirect(url_for(".sign_in_with_passkey", next=request.args.get("next")))
    form = AppCodeForm()
    if form.validate_on_submit():
        try:
            try_app_code(db.session(), security.totp_factory, person, form.code.data or "", now())
        except WrongTry as wrong:
            form.code.errors = [str(wrong)]
        else:
            return complete(person)
    return render_template("second_factor/code.html", form=form, factors=factors)


@bp.route("/sign-in/recovery-code", methods=["GET", "POST"])
@may(*EVERYONE)
def recovery_code() -> ResponseReturnValue:
    """Ask for a recovery code, which works once."""
    person = pending_person()
    if person is None:
        return redirect(url_for("security.login"))
    form = RecoveryCodeForm()
    if form.validate_on_submit():
        try:
            try_recovery_code(db.session(), factor_key(), person, form.code.data or "", now())
        except WrongTry as wrong:
            form.code.errors = [str(wrong)]
        else:
            return complete(person)
    return render_template("second_factor/recovery_code.html", form=form)
