"""The second step of signing in: it takes over from Flask-Security once the password is right."""

import time
from typing import Any, cast

from flask import Blueprint, Flask, redirect, request, session, url_for
from flask.typing import ResponseReturnValue, ResponseValue
from flask_login import user_logged_out
from flask_security import UserMixin, user_authenticated
from flask_security.tf_plugin import TfPluginBase, tf_check_state, tf_clean_session
from flask_security.utils import validate_redirect_url

from s11.config import Settings
from s11.extensions import security
from s11.services.lockouts import forget_tries
from s11.storage.database import db, say_only_reading
from s11.storage.factors import factor_standing
from s11.storage.tables import UserRow
from s11.web.gate import (
    GIVEN,
    NEW_APP,
    NEW_PASSKEY,
    SIGNED_IN_BY,
    is_done_elsewhere,
    second_factor_given,
)

LONGEST = 10 * 60  # seconds from the password to the second factor
ASKED = "second_factor_asked"


class SecondFactor(TfPluginBase):
    """Our second step, as Flask-Security is told of it: whether somebody has one, and where it is asked."""

    def create_blueprint(self, app: Flask, bp: Blueprint, state: Any) -> None:
        """Add no routes: ours are in `s11.web.second_factor`."""

    def get_setup_methods(self, user: Any) -> list[tuple[str, str]]:
        """Return that there is a factor to ask for; none where a provider has asked."""
        standing = factor_standing(db.session(), user.id, user.role)
        return [("second_factor", "Second factor")] if standing.has_one and not is_done_elsewhere() else []

    def tf_login(self, user: UserMixin, json_payload: dict[str, Any], next_loc: str | None) -> ResponseValue:
        """Begin the second step."""
        session["tf_state"], session[ASKED] = "ready", time.time()
        # Where nobody asked for a page, Flask-Security goes back to that for signing in.
        goes_on = next_loc if next_loc != request.url else None
        return redirect(url_for("second_factor.code", next=goes_on))


def configuration(settings: Settings) -> dict[str, object]:
    """Return what Flask-Security is told about second factors; its own pages for them are closed."""
    return {
        "SECURITY_TWO_FACTOR": True,
        "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
        "SECURITY_TWO_FACTOR_IMPLEMENTATIONS": {"ours": f"{__name__}.{SecondFactor.__name__}"},
        "SECURITY_TOTP_SECRETS": {"1": settings.factor_key},
        "SECURITY_TOTP_ISSUER": "Section 11",
    }


def init_app(app: Flask) -> None:
    """Watch who has signed in completely, and who has gone."""
    user_authenticated.connect(_signed_in, app)
    user_logged_out.connect(_signed_out, app)


def pending_person() -> UserRow | None:
    """Return whose password was right a short time ago and whose second factor is asked for."""
    person = cast(UserRow | None, tf_check_state(["ready"]))
    if person and person.active and 0 <= time.time() - session.get(ASKED, 0) <= LONGEST:
        return person
    tf_clean_session()  # type: ignore[no-untyped-call]
    return None


def complete(person: UserRow) -> ResponseReturnValue:
    """Sign a person in whose second factor was right, and send them on."""
    security.two_factor_plugins.tf_complete(person, True)
    second_factor_given(person)
    return redirect(where_next())


def where_next() -> str:
    """Return the page that was asked for before signing in, if it is one of ours; else the first page."""
    asked = request.args.get("next", "")
    is_ours = asked.startswith("/") and "\\" not in asked and validate_redirect_url(asked)
    return asked if is_ours else url_for("account.start")


def _signed_in(app: Flask, user: UserRow, authn_via: list[str] | None = None, **_: object) -> None:
    """Forget wrong tries: this sign-in is complete. A changed password keeps what this session was given."""
    if authn_via == ["change"] and GIVEN in session:
        session[GIVEN] = user.fs_uniquifier
    else:
        _forget(GIVEN, NEW_APP, NEW_PASSKEY)
    db.session.commit()
    say_only_reading(False)
    forget_tries(db.session(), user)


def _signed_out(app: Flask, user: object, **_: object) -> None:
    _forget(GIVEN, NEW_APP, NEW_PASSKEY, SIGNED_IN_BY, ASKED)


def _forget(*names: str) -> None:
    """Drop from the session what is one person's, before another uses this browser."""
    for name in names:
        session.pop(name, None)
