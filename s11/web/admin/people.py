"""Who may sign in."""

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forms.person import PersonForm
from s11.config import Settings
from s11.domain.people import OF_A_BOARD, OF_A_DIRECTORATE, OF_AN_ORGANISATION, ROLE_WORDS, Role
from s11.domain.refusals import Refused
from s11.services.belonging import say_belonging
from s11.services.links import invite_person
from s11.services.people import NewPerson, add_person, give_new_password, set_active
from s11.storage.database import db
from s11.storage.identities import count_waiting, linked_people
from s11.storage.people import list_directorates, list_people, several
from s11.web.admin import bp
from s11.web.admin.belonging import narrow
from s11.web.pages import now
from s11.web.policy import may, person


@bp.get("/people")
@may(Role.ADMIN)
def people() -> ResponseReturnValue:
    """List everybody, and who can sign in."""
    everybody = list_people(db.session())
    linked, waiting = linked_people(db.session()), count_waiting(db.session())
    boards, organisations = several(db.session())
    return render_template(
        "admin/people.html",
        everybody=everybody,
        roles=ROLE_WORDS,
        linked=linked,
        waiting=waiting,
        say_belonging=say_belonging,
        changeable=(*(OF_A_BOARD if boards else ()), *(OF_AN_ORGANISATION if organisations else ())),
    )


@bp.route("/people/new", methods=["GET", "POST"])
@may(Role.ADMIN)
def new_person() -> ResponseReturnValue:
    """Ask who is to be added, and add them."""
    form = _person_form()
    settings: Settings = current_app.extensions["s11"]
    if not form.validate_on_submit():
        return render_template("admin/new_person.html", form=form)
    new = NewPerson(
        form.email.data or "",
        Role(form.role.data),
        form.directorate.data or None,
        form.name.data or "",
        form.chosen("board"),
        form.chosen("organisation"),
        by_single_sign_on=bool("single_sign_on" in form and form.single_sign_on.data),
    )
    try:
        if settings.sends_mail and not new.by_single_sign_on:
            invited = invite_person(db.session(), new, now())
            return render_template("admin/invited.html", told=invited, is_new=True)
        added = add_person(db.session(), new)
    except Refused as refusal:
        form.email.errors = [str(refusal)]
        return render_template("admin/new_person.html", form=form)
    if not added.password:
        return redirect(url_for(".people"))
    return render_template("admin/password.html", told=added, is_new=True)


def _person_form() -> PersonForm:
    form = PersonForm()
    if current_app.extensions["s11"].provider is None:
        del form.single_sign_on
    directorates = [
        (f"{each.organisation.name}/{each.ref}", f"{each.name}, {each.organisation.name}")
        for each in list_directorates(db.session())
    ]
    roles = [(role.value, words) for role, words in ROLE_WORDS.items()]
    form.offer(roles, directorates, [role.value for role in OF_A_DIRECTORATE])
    narrow(form)
    return form


@bp.post("/people/<int:person_id>/disable")
@may(Role.ADMIN)
def disable(person_id: int) -> ResponseReturnValue:
    """Let a person no longer sign in."""
    set_active(db.session(), person_id, active=False, by=person())
    return redirect(url_for(".people"))


@bp.post("/people/<int:person_id>/enable")
@may(Role.ADMIN)
def enable(person_id: int) -> ResponseReturnValue:
    """Let a person sign in again."""
    set_active(db.session(), person_id, active=True, by=person())
    return redirect(url_for(".people"))


@bp.post("/people/<int:person_id>/password")
@may(Role.ADMIN)
def new_password(person_id: int) -> ResponseReturnValue:
    """Give a person a new password and show it this once: a redirect would have to keep it somewhere."""
    told = give_new_password(db.session(), person_id)
    return render_template("admin/password.html", told=told, is_new=False)
