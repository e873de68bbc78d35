"""The administrator's part: who waits to be linked, and who is linked to whom."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forms.linking import LinkForm
from s11.domain.people import Role
from s11.services.single_sign_on.people import link_by_hand, load_waiting, turn_away, unlink_person
from s11.storage.database import db
from s11.storage.identities import list_unlinked_people, list_waiting
from s11.web.pages import now
from s11.web.policy import may, person
from s11.web.signing_in.single_sign_on import bp


@bp.get("/admin/people/waiting")
@may(Role.ADMIN)
def waiting() -> ResponseReturnValue:
    """List those whom the provider knows and nobody here is linked to."""
    return render_template("single_sign_on/waiting.html", everybody=list_waiting(db.session()))


@bp.route("/admin/people/waiting/<int(max=2147483647):identity_id>", methods=["GET", "POST"])
@may(Role.ADMIN)
def link_waiting(identity_id: int) -> ResponseReturnValue:
    """Ask who somebody is, and link them."""
    waits = load_waiting(db.session(), identity_id)
    form = LinkForm()
    form.offer(
        [(str(each.id), f"{each.display_name} ({each.email})") for each in list_unlinked_people(db.session())]
    )
    if not form.validate_on_submit():
        return render_template("single_sign_on/link.html", form=form, waits=waits)
    link_by_hand(db.session(), identity_id, int(form.person.data), now())
    return redirect(url_for("admin.people"))


@bp.post("/admin/people/waiting/<int(max=2147483647):identity_id>/remove")
@may(Role.ADMIN)
def remove(identity_id: int) -> ResponseReturnValue:
    """Forget somebody who waits."""
    turn_away(db.session(), identity_id)
    return redirect(url_for(".waiting"))


@bp.post("/admin/people/<int(max=2147483647):person_id>/unlink")
@may(Role.ADMIN)
def unlink(person_id: int) -> ResponseReturnValue:
    """Take the council's account off a person."""
    unlink_person(db.session(), person_id, person(), now())
    return redirect(url_for("admin.people"))
