"""The password once more, before one's own second factors are changed."""

import time
from unicodedata import normalize

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_security import verify_password

from forms.second_factor import PasswordAgainForm
from s11.services.lockouts import count_wrong_password, password_account, refuse_while_waiting
from s11.storage.database import db
from s11.web.pages import now
from s11.web.policy import SIGNED_IN, may, person
from s11.web.second_factor import bp
from s11.web.signing_in.sign_ins import renew

OURS = "/account/second-factors/"


@bp.route("/account/second-factors/confirm", methods=["GET", "POST"])
@may(*SIGNED_IN)
def confirm() -> ResponseReturnValue:
    """Ask for the password, and go on to what was wanted."""
    form = PasswordAgainForm()
    if form.validate_on_submit():
        if _is_right(form.password.data or ""):
            session["fs_paa"] = time.time()
            renew()
            wanted = request.args.get("next", "")
            return redirect(wanted if wanted.startswith(OURS) else url_for(".overview"))
        form.password.errors = ["The password is not right"]
    return render_template("second_factor/confirm.html", form=form)


def _is_right(typed: str) -> bool:
    """Check the password; nobody waits for the database meanwhile, and a wrong one counts."""
    account, now_ = password_account(person().email), now()
    refuse_while_waiting(db.session(), account, now_)
    db.session.commit()
    # as Flask-Security writes a password before it is hashed
    hashed = person().password
    if hashed and verify_password(normalize("NFKD", typed), hashed):
        return True
    count_wrong_password(db.session(), account, person().id, now_)
    return False
