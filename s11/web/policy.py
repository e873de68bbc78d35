"""Who may use which route: every route says so, and one that does not is closed to all."""

from collections.abc import Callable
from typing import TypeVar, cast

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user

from s11.domain.people import Role
from s11.domain.submission import SubmissionHead
from s11.domain.trail import Circumstances
from s11.storage.cycles import load_cycle
from s11.storage.database import db
from s11.storage.heads import load_head
from s11.storage.reach import say_reach
from s11.storage.tables import UserRow
from s11.storage.trail import say_circumstances, say_place
from s11.web.gate import gate

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

EVERYONE = frozenset({"everyone"})
SIGNED_IN = frozenset(Role)
OF_OTHERS = {
    "static": EVERYONE,
    "security.login": EVERYONE,
    "security.logout": EVERYONE,
    "security.change_password": SIGNED_IN,
}

# Flask-Security brings these; no page of ours leads there.
CLOSED = frozenset(
    {
        "security.static",
        "security.verify",
        "security.tf_select",
        "security.two_factor_rescue",
        "security.two_factor_setup",
        "security.two_factor_setup_validate",
        "security.two_factor_token_validation",
    }
)


def may(*roles: Role | str) -> Callable[[View], View]:
    """Say which roles may use a route; what its address names must be within the person's reach."""

    def mark(view: View) -> View:
        view.may = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return mark


def who_may(app: Flask, endpoint: str) -> frozenset[Role | str]:
    """Return the roles that may use an endpoint; nobody where it does not say."""
    if endpoint in OF_OTHERS:
        return frozenset(OF_OTHERS[endpoint])
    return cast(frozenset[Role | str], getattr(app.view_functions[endpoint], "may", frozenset()))


def person() -> UserRow:
    """Return who is signed in; only for routes that ask for a role."""
    return cast(UserRow, current_user)


def head() -> SubmissionHead:
    """Return the submission that the address names; checked to be one that this person may reach."""
    return cast(SubmissionHead, g.head)


def init_app(app: Flask) -> None:
    """Ask the policy before every request."""
    app.before_request(_ask)


def _ask() -> ResponseReturnValue | None:
    say_circumstances(Circumstances(None, "visitor", request.remote_addr or ""))
    if request.endpoint is None:
        return None
    roles = who_may(current_app, request.endpoint)
    if roles == EVERYONE:
        return None
    if not current_user.is_authenticated:
        goes_back = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("security.login", next=goes_back, ended=g.get("why_ended")))
    _say_who()
    first = gate(person())
    if first is not None:
        return first
    if person().role not in roles:
        abort(403)
    _load_place()
    return None


def _load_place() -> None:
    """Load the cycle or submission that the address names; what is out of this person's reach is not found."""
    where = request.view_args or {}
    if "cycle" not in where:
        return
    if "directorate" in where:
        g.head = load_head(db.session(), where["cycle"], where["directorate"])
        if g.head is None:
            abort(404)
        say_place(where["cycle"], where["directorate"])
        return
    g.audit = load_cycle(db.session(), where["cycle"])
    if g.audit is None:
        abort(404)
    say_place(where["cycle"])


def _say_who() -> None:
    """Let the trail know who this request is from, and the queries how far they reach."""
    say_reach(person().reach)
    say_circumstances(Circumstances(person().id, person().role, request.remote_addr or ""))
