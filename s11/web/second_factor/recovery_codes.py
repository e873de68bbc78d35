"""Recovery codes, made anew."""

from flask import render_template
from flask.typing import ResponseReturnValue

from forms.second_factor import DoItForm
from s11.services.second_factors import make_codes
from s11.storage.database import db
from s11.web.policy import SIGNED_IN, may, person
from s11.web.second_factor import bp
from s11.web.second_factor.app import shown_once
from s11.web.second_factor.fresh import factor_key, fresh


@bp.route("/account/second-factors/recovery-codes", methods=["GET", "POST"])
@may(*SIGNED_IN)
@fresh
def recovery_codes() -> ResponseReturnValue:
    """Ask whether codes are to be made anew, and show them this once."""
    if DoItForm().validate_on_submit():
        return shown_once(make_codes(db.session(), factor_key(), person()))
    return render_template("second_factor/new_recovery_codes.html")
