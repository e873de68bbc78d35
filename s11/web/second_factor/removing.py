"""Taking away one's own second factors."""

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forms.second_factor import DoItForm
from s11.services.second_factors import remove_app, remove_passkey
from s11.storage.database import db
from s11.storage.factors import load_factors
from s11.web.policy import SIGNED_IN, may, person
from s11.web.second_factor import bp
from s11.web.second_factor.fresh import fresh


@bp.route("/account/second-factors/app/remove", methods=["GET", "POST"])
@may(*SIGNED_IN)
@fresh
def take_away_app() -> ResponseReturnValue:
    """Ask whether the app is to go, and take it away."""
    factors = load_factors(db.session(), person().id, person().role)
    if DoItForm().validate_on_submit():
        remove_app(db.session(), person())
        return redirect(url_for(".overview"))
    if not factors.app_added:
        abort(404)
    return render_template("second_factor/take_away.html", factors=factors, passkey=None)


@bp.route("/account/second-factors/passkeys/<int(max=2147483647):passkey_id>/remove", methods=["GET", "POST"])
@may(*SIGNED_IN)
@fresh
def take_away_passkey(passkey_id: int) -> ResponseReturnValue:
    """Ask whether a passkey is to go, and take it away."""
    factors = load_factors(db.session(), person().id, person().role)
    if DoItForm().validate_on_submit():
        remove_passkey(db.session(), person(), passkey_id)
        return redirect(url_for(".overview"))
    passkey = next((each for each in factors.passkeys if each.id == passkey_id), None)
    if passkey is None:
        abort(404)
    return render_template("second_factor/take_away.html", factors=factors, passkey=passkey)
