"""Where one is signed in: ending that, and how long this sign-in still lasts."""

from flask import jsonify, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from s11.domain.sign_ins import ends_at
from s11.services.sign_ins import end_one_sign_in, end_sign_ins, mark_seen
from s11.storage.database import db
from s11.web.account import bp
from s11.web.pages import now
from s11.web.policy import SIGNED_IN, may, person
from s11.web.signing_in.sign_ins import limits, this_sign_in


@bp.post("/account/sign-ins/<int(max=2147483647):sign_in_id>/end")
@may(*SIGNED_IN)
def end_sign_in(sign_in_id: int) -> ResponseReturnValue:
    """Sign out one of one's own browsers."""
    end_one_sign_in(db.session(), person().id, sign_in_id)
    return redirect(url_for(".account", ended="one"))


@bp.post("/account/sign-ins/end-others")
@may(*SIGNED_IN)
def end_other_sign_ins() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    end_sign_ins(db.session(), person().id, but=this_sign_in().id)
    return redirect(url_for(".account", ended="others"))


@bp.get("/account/time-left")
@may(*SIGNED_IN)
def time_left() -> ResponseReturnValue:
    """Tell a page how long this sign-in lasts if nothing happens; asking is nothing that happens."""
    moment, sign_in = now(), this_sign_in()
    left = (ends_at(sign_in, limits()) - moment).total_seconds()
    whole = (sign_in.begun + limits().whole - moment).total_seconds()
    return jsonify(person=person().id, left=left, whole=whole, token=generate_csrf())


@bp.post("/account/time-left")
@may(*SIGNED_IN)
def stay() -> ResponseReturnValue:
    """Stay signed in: somebody is here."""
    mark_seen(db.session(), this_sign_in().id, now())
    return jsonify(stays=True)
