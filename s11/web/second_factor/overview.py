"""One's own second factors: what is set up, and what can be."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from s11.domain.factors import MOST_PASSKEYS
from s11.storage.database import db
from s11.storage.factors import load_factors
from s11.web.policy import SIGNED_IN, may, person
from s11.web.second_factor import bp


@bp.get("/account/second-factors")
@may(*SIGNED_IN)
def overview() -> ResponseReturnValue:
    """Show what is set up; who must set one up first sees how."""
    factors = load_factors(db.session(), person().id, person().role)
    must = g.get("must_set_up", False)
    return render_template("second_factor/overview.html", factors=factors, must=must, most=MOST_PASSKEYS)
