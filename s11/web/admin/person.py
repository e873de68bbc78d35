"""One person: who they are, where they are signed in, and what an administrator can do about it.

What else is known or can be done is a file in `templates/admin/person/`, listed in `PARTS`, and a function of its
own that finds what that file shows.
"""

from collections.abc import Callable, Mapping
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from s11.domain.people import ROLE_WORDS, Role
from s11.services.links import invite_again, withdraw_invitation
from s11.services.lockouts import waits_until
from s11.services.people import load_person
from s11.services.sign_ins import end_sign_ins, list_live_sign_ins
from s11.storage.database import db
from s11.storage.factors import load_factors
from s11.storage.identities import linked_people
from s11.storage.links import invitations_of
from s11.storage.tables import UserRow
from s11.web.admin import bp
from s11.web.pages import now
from s11.web.policy import may
from s11.web.signing_in.sign_ins import limits

Facts = Callable[[UserRow], Mapping[str, Any]]


def sign_ins_of(somebody: UserRow) -> Mapping[str, Any]:
    """Return where they are signed in."""
    return {"sign_ins": list_live_sign_ins(db.session(), somebody.id, limits(), now())}


def invitation_of(somebody: UserRow) -> Mapping[str, Any]:
    """Return whether they can be invited, and until when they are."""
    until = invitations_of(db.session(), [somebody.id]).get(somebody.id)
    return {
        "invitable": somebody.active
        and not somebody.password
        and somebody.id not in linked_people(db.session()),
        "invited_until": until if until and until > now() else None,
    }


def factors_of(somebody: UserRow) -> Mapping[str, Any]:
    """Return what a person has set up, never the keys themselves, and until when the account waits."""
    return {
        "factors": load_factors(db.session(), somebody.id, somebody.role),
        "waits": waits_until(db.session(), somebody, now()),
    }


# The parts of the page in their order: a template, and what finds what it shows.
PARTS: tuple[tuple[str, Facts], ...] = (
    ("admin/person/invitation.html", invitation_of),
    ("admin/person/factors.html", factors_of),
    ("admin/person/sign_ins.html", sign_ins_of),
    ("admin/person/held.html", lambda somebody: {}),
)


@bp.get("/people/<int(max=2147483647):person_id>")
@may(Role.ADMIN)
def person_page(person_id: int) -> ResponseReturnValue:
    """Show one person."""
    somebody = load_person(db.session(), person_id)
    facts = {name: value for _, found in PARTS for name, value in found(somebody).items()}
    return render_template(
        "admin/person.html",
        somebody=somebody,
        role=ROLE_WORDS[Role(somebody.role)],
        parts=[template for template, _ in PARTS],
        done=request.args.get("done", ""),
        **facts,
    )


@bp.post("/people/<int(max=2147483647):person_id>/sign-out")
@may(Role.ADMIN)
def end_sign_ins_of(person_id: int) -> ResponseReturnValue:
    """End a person's sign-ins everywhere."""
    end_sign_ins(db.session(), load_person(db.session(), person_id).id)
    return redirect(url_for(".person_page", person_id=person_id, done="signed-out"))


@bp.post("/people/<int(max=2147483647):person_id>/invite")
@may(Role.ADMIN)
def invite(person_id: int) -> ResponseReturnValue:
    """Invite a person again; a link that no mail took there is shown this once."""
    told = invite_again(db.session(), person_id, now())
    return render_template("admin/invited.html", told=told, is_new=False)


@bp.post("/people/<int(max=2147483647):person_id>/withdraw")
@may(Role.ADMIN)
def withdraw(person_id: int) -> ResponseReturnValue:
    """Withdraw a person's invitation."""
    withdraw_invitation(db.session(), person_id)
    return redirect(url_for(".person_page", person_id=person_id, done="withdrawn"))
