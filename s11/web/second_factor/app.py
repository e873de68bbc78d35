"""Setting up an authenticator app."""

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from forms.second_factor import AppCodeForm
from s11.domain.refusals import WrongTry
from s11.extensions import security
from s11.services.second_factors import set_up_app
from s11.storage.database import db
from s11.web.gate import NEW_APP, second_factor_given
from s11.web.pages import now
from s11.web.policy import SIGNED_IN, may, person
from s11.web.second_factor import bp
from s11.web.second_factor.fresh import factor_key, fresh


@bp.route("/account/second-factors/app", methods=["GET", "POST"])
@may(*SIGNED_IN)
@fresh
def app() -> ResponseReturnValue:
    """Show the key as a picture and to type, and keep it once a code of it is right."""
    totp, form = security.totp_factory, AppCodeForm()
    secret = session.setdefault(NEW_APP, totp.generate_totp_secret())
    if form.validate_on_submit():
        try:
            codes = set_up_app(
                db.session(), totp, factor_key(), person(), secret, form.code.data or "", now()
            )
        except WrongTry as wrong:
            form.code.errors = [str(wrong)]
        else:
            session.pop(NEW_APP)
            second_factor_given(person())
            return shown_once(codes)
    shown = {"picture": totp.generate_qrcode(person().email, secret), "key": totp.get_totp_pretty_key(secret)}
    return render_template("second_factor/app.html", form=form, **shown)


def shown_once(codes: list[str]) -> ResponseReturnValue:
    """Show new recovery codes, this once: a redirect would have to keep them somewhere."""
    if not codes:
        return redirect(url_for("second_factor.overview"))
    return render_template("second_factor/recovery_codes.html", codes=codes)
