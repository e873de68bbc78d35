"""Making a passkey for this account."""

from flask import render_template, session
from flask.typing import ResponseReturnValue
from webauthn import base64url_to_bytes
from webauthn.helpers import bytes_to_base64url

from forms.second_factor import NewPasskeyForm
from s11.domain.refusals import Refused
from s11.services.passkeys import add_passkey, ask_for_new
from s11.storage.database import db
from s11.web.gate import NEW_PASSKEY, second_factor_given
from s11.web.pages import now
from s11.web.policy import SIGNED_IN, may, person
from s11.web.second_factor import bp
from s11.web.second_factor.app import shown_once
from s11.web.second_factor.fresh import factor_key, fresh, site


@bp.route("/account/second-factors/passkeys/new", methods=["GET", "POST"])
@may(*SIGNED_IN)
@fresh
def new_passkey() -> ResponseReturnValue:
    """Ask the browser for a passkey, and keep what it made."""
    form = NewPasskeyForm()
    if form.validate_on_submit():
        try:
            codes = _add(form.name.data or "", form.credential.data or "")
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            second_factor_given(person())
            return shown_once(codes)
    options, challenge, handle = ask_for_new(db.session(), site(), person())
    session[NEW_PASSKEY] = [bytes_to_base64url(challenge), bytes_to_base64url(handle)]
    return render_template("second_factor/new_passkey.html", form=form, options=options)


def _add(name: str, answer: str) -> list[str]:
    challenge, handle = session.pop(NEW_PASSKEY, ["", ""])
    asked = (base64url_to_bytes(challenge), base64url_to_bytes(handle))
    return add_passkey(db.session(), site(), factor_key(), person(), name, asked, answer, now())
