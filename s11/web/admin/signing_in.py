"""How a person signs in: their second factors, and whether the account waits."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from s11.domain.people import ROLE_WORDS, Role
from s11.domain.refusals import NotFound
from s11.services.lockouts import let_try_again, waits_until
from s11.services.second_factors import remove_all_factors
from s11.storage.database import db
from s11.storage.factors import load_factors
from s11.storage.people import find_person_by_id
from s11.storage.tables import UserRow
from s11.web.admin import bp
from s11.web.pages import now
from s11.web.policy import may

PLACE = "/people/<int(max=2147483647):person_id>/signing-in"


@bp.get(PLACE)
@may(Role.ADMIN)
def signing_in(person_id: int) -> ResponseReturnValue:
    """Show what a person has set up, never the keys themselves."""
    whose = _whose(person_id)
    return render_template(
        "admin/signing_in.html",
        whose=whose,
        role=ROLE_WORDS[Role(whose.role)],
        factors=load_factors(db.session(), whose.id, whose.role),
        waits=waits_until(db.session(), whose, now()),
    )


@bp.post(f"{PLACE}/try-again")
@may(Role.ADMIN)
def try_again(person_id: int) -> ResponseReturnValue:
    """Let a person who has to wait try again at once."""
    let_try_again(db.session(), _whose(person_id))
    return redirect(url_for(".signing_in", person_id=person_id))


@bp.post(f"{PLACE}/remove-factors")
@may(Role.ADMIN)
def remove_factors(person_id: int) -> ResponseReturnValue:
    """Take away all second factors of a person whose phone is lost."""
    remove_all_factors(db.session(), person_id)
    return redirect(url_for(".signing_in", person_id=person_id))


def _whose(person_id: int) -> UserRow:
    whose = find_person_by_id(db.session(), person_id)
    if whose is None:
        raise NotFound("There is no such person.")
    return whose
