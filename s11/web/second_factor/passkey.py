"""Signing in with a passkey: as second factor after the password, or instead of it."""

from flask import render_template, session
from flask.typing import ResponseReturnValue
from webauthn import base64url_to_bytes
from webauthn.helpers import bytes_to_base64url

from forms.second_factor import PasskeyForm
from s11.domain.refusals import WrongTry
from s11.services.passkeys import ask_for_known, try_passkey
from s11.storage.database import db
from s11.storage.factors import load_factors
from s11.storage.tables import UserRow
from s11.web.gate import SIGNED_IN_BY
from s11.web.pages import now
from s11.web.policy import EVERYONE, may
from s11.web.second_factor import bp
from s11.web.second_factor.fresh import site
from s11.web.signing_in.second_factor import complete, pending_person

ASKED = "known_passkey"  # in the session: the challenge


@bp.route("/sign-in/passkey", methods=["GET", "POST"])
@may(*EVERYONE)
def sign_in_with_passkey() -> ResponseReturnValue:
    """Ask the browser for a passkey, and sign in whose it is."""
    person, form = pending_person(), PasskeyForm()
    if form.validate_on_submit():
        challenge = base64url_to_bytes(session.pop(ASKED, ""))
        try:
            owner = try_passkey(db.session(), site(), person, challenge, form.credential.data or "", now())
        except WrongTry as wrong:
            form.form_errors.append(str(wrong))
        else:
            return _signed_in(owner)
    options, challenge = ask_for_known(db.session(), site(), person)
    session[ASKED] = bytes_to_base64url(challenge)
    factors = load_factors(db.session(), person.id, person.role) if person else None
    return render_template("second_factor/passkey.html", form=form, options=options, factors=factors)


def _signed_in(owner: UserRow) -> ResponseReturnValue:
    session.pop(SIGNED_IN_BY, None)
    return complete(owner)
