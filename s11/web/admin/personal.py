"""What the law gives a person: a copy of what is held, and that the account is erased."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forms.retention import ConfirmForm
from s11.domain.people import Role
from s11.domain.reach import EVERYTHING
from s11.domain.refusals import NotFound, Refused
from s11.services.erasing_accounts import erase_person, load_erasure
from s11.storage.database import db
from s11.storage.reach import reaching
from s11.web.admin import bp
from s11.web.handing_out import held_by
from s11.web.pages import now
from s11.web.policy import may, person

PLACE = "/people/<int(max=2147483647):person_id>"


@bp.get(f"{PLACE}/erase")
@may(Role.ADMIN)
def erase(person_id: int) -> ResponseReturnValue:
    """Show what erasing an account would do, and ask for it to be confirmed."""
    return _show(person_id, ConfirmForm())


@bp.post(f"{PLACE}/erase")
@may(Role.ADMIN)
def erase_now(person_id: int) -> ResponseReturnValue:
    """Erase an account."""
    form = ConfirmForm()
    if not form.validate_on_submit():
        return _show(person_id, form), 422
    try:
        with reaching(EVERYTHING):
            erasure = erase_person(db.session(), person_id, form.typed.data or "", person(), now())
    except NotFound:
        raise
    except Refused as refused:
        form.typed.errors = [str(refused)]
        return _show(person_id, form), 422
    flash(f"The account is erased. It is called “{erasure.pseudonym}” from now on")
    return redirect(url_for(".people"))


def _show(person_id: int, form: ConfirmForm) -> str:
    with reaching(EVERYTHING):  # it counts where the name stands, whosever audit that is
        erasure = load_erasure(db.session(), person_id, person())
    return render_template("admin/erase.html", erasure=erasure, form=form)


@bp.get(f"{PLACE}/export")
@may(Role.ADMIN)
def export(person_id: int) -> ResponseReturnValue:
    """Hand out what is held about a person; the administrator reads it before giving it on."""
    return held_by(person_id, with_texts=True)
