"""What an administrator can do about a person's second factors, on the person's page."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.services.lockouts import let_try_again
from s11.services.people import load_person
from s11.services.second_factors import remove_all_factors
from s11.storage.database import db
from s11.web.admin import bp
from s11.web.policy import may

PLACE = "/people/<int(max=2147483647):person_id>"


@bp.post(f"{PLACE}/try-again")
@may(Role.ADMIN)
def try_again(person_id: int) -> ResponseReturnValue:
    """Let a person who has to wait try again at once."""
    let_try_again(db.session(), load_person(db.session(), person_id))
    return redirect(url_for(".person_page", person_id=person_id, done="try-again"))


@bp.post(f"{PLACE}/remove-factors")
@may(Role.ADMIN)
def remove_factors(person_id: int) -> ResponseReturnValue:
    """Take away all second factors of a person whose phone is lost."""
    remove_all_factors(db.session(), person_id)
    return redirect(url_for(".person_page", person_id=person_id, done="factors-removed"))
