"""What somebody who is signed in still has to do first: give a second factor, or set one up.

The policy asks this before every route that is not for everyone, so that no way of signing in leads past it.
"""

import time
from enum import Enum

from flask import current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user, logout_user
from flask_wtf.csrf import CSRFError

from s11.domain.factors import FactorStanding
from s11.extensions import security
from s11.storage.database import db
from s11.storage.factors import factor_standing
from s11.storage.tables import UserRow

GIVEN = "second_factor_given"  # in the session: to whom, so that it ends when all their sessions do
NEW_APP = "new_app"  # in the session: the encrypted secret of an app that has given no code yet
NEW_PASSKEY = "new_passkey"  # in the session: the challenge, and the handle that stands for the person
SIGNED_IN_BY = "signed_in_by"  # in the session: "sso" where a provider signed the person in
OPEN_WITHOUT = frozenset(
    {"security.logout", "second_factor.overview", "second_factor.app", "second_factor.new_passkey"}
    | {"second_factor.confirm"}
)


class Due(Enum):
    """What a session still owes before it reaches anything."""

    GIVE = "give a second factor"
    SET_UP = "set one up"


def is_done_elsewhere() -> bool:
    """Tell whether single sign-on signed this person in and is asked for how strongly it did (`S11_OIDC_ACR`).

    A provider that is not asked may have looked at a password only: then the second factor is ours to ask for.
    """
    provider = current_app.extensions["s11"].provider
    return session.get(SIGNED_IN_BY) == "sso" and provider is not None and bool(provider.acr)


def second_factor_due(person: UserRow) -> Due | None:
    """Return what this session still owes: a second factor, one to set up, or nothing."""
    if is_done_elsewhere() or session.get(GIVEN) == person.fs_uniquifier:
        return None
    standing: FactorStanding = g.get("factor_standing") or factor_standing(
        db.session(), person.id, person.role
    )
    return Due.GIVE if standing.has_one else Due.SET_UP if standing.is_required else None


def needs_second_factor(person: UserRow) -> bool:
    """Tell whether a second factor of ours is asked of this person before anything else."""
    return second_factor_due(person) is not None


def second_factor_given(person: UserRow) -> None:
    """Remember in this session that the person gave a second factor, or set one up."""
    session[GIVEN] = person.fs_uniquifier


def gate(person: UserRow) -> ResponseReturnValue | None:
    """Send a person on to what is asked first; None where nothing is."""
    due = second_factor_due(person)
    if due is Due.GIVE:
        return _ask_again(current_user._get_current_object())
    if due is None:
        return None
    g.must_set_up = True
    if request.endpoint in OPEN_WITHOUT:
        return None
    if request.method != "GET":
        raise CSRFError("a second factor comes first")  # its page gives back what was typed
    return redirect(url_for("second_factor.overview"))


def _ask_again(person: UserRow) -> ResponseReturnValue | None:
    """End a session that was never given a second factor, and ask for one."""
    goes_back = request.full_path.rstrip("?") if request.method == "GET" else None
    logout_user()
    if request.method != "GET":
        raise CSRFError("a second factor comes first")
    response: ResponseReturnValue | None = security.two_factor_plugins.tf_enter(
        person, False, "password", next_loc=goes_back
    )
    return response


def is_fresh(within: int) -> bool:
    """Tell whether the person signed in, or gave the password again, within so many seconds."""
    signed_in_at: float = session.get("fs_paa", 0)
    return 0 <= time.time() - signed_in_at <= within
