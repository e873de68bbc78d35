"""Which board a manager works for, and which organisation's audits a reader reads."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forms.reach import ALL, ReachFields, ReachForm
from s11.domain.people import OF_A_BOARD, OF_AN_ORGANISATION, ROLE_WORDS, Role
from s11.domain.refusals import NotFound, Refused
from s11.services.belonging import NOBODY, change_belonging
from s11.storage.database import db
from s11.storage.people import find_person_by_id, list_boards, list_organisations, say_body
from s11.storage.tables import UserRow
from s11.web.admin import bp
from s11.web.policy import may


def narrow(form: ReachFields) -> None:
    """Offer the boards and organisations that there are."""
    session = db.session()
    form.narrow(
        [say_body(each) for each in list_boards(session)],
        [say_body(each) for each in list_organisations(session)],
        [role.value for role in OF_A_BOARD],
        [role.value for role in OF_AN_ORGANISATION],
    )


@bp.route("/people/<int:person_id>/whose", methods=["GET", "POST"])
@may(Role.ADMIN)
def belonging(person_id: int) -> ResponseReturnValue:
    """Choose the board that a manager works for, or the organisation whose audits somebody reads."""
    someone = find_person_by_id(db.session(), person_id)
    if someone is None:
        raise NotFound(NOBODY)
    form = _form(someone)
    if not [name for name in ("board", "organisation") if name in form]:
        raise Refused(_nothing_to_choose(someone))
    if not form.validate_on_submit():
        return render_template("admin/belonging.html", form=form, someone=someone, roles=ROLE_WORDS)

    change_belonging(db.session(), person_id, form.chosen("board"), form.chosen("organisation"))
    return redirect(url_for(".people"))


def _form(someone: UserRow) -> ReachForm:
    """Ask only what the person's role is about."""
    now = {
        "board": say_body(someone.board) if someone.board else ALL,
        "organisation": say_body(someone.organisation) if someone.organisation else ALL,
    }
    form = ReachForm(someone.role, data=now)
    narrow(form)
    for name, roles in (("board", OF_A_BOARD), ("organisation", OF_AN_ORGANISATION)):
        if name in form and someone.role not in roles:
            delattr(form, name)
    return form


def _nothing_to_choose(someone: UserRow) -> str:
    if someone.role in (*OF_A_BOARD, *OF_AN_ORGANISATION):
        return "There is only one here to choose, so this person works with all there is."
    return "This person's role belongs to no board and no organisation. Go back to the list of people."
