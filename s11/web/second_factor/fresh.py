"""What the pages of second factors share: a sign-in that is fresh, this site's name, the key."""

from collections.abc import Callable
from functools import wraps

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from s11.services.passkeys import Site
from s11.web.gate import is_fresh

FRESH = 15 * 60  # seconds for which one's own factors may be changed after signing in


def fresh(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Ask for the password once more where the sign-in is not fresh: a browser left open changes no factors."""

    @wraps(view)
    def asked(**values: object) -> ResponseReturnValue:
        if not is_fresh(FRESH):
            return redirect(url_for("second_factor.confirm", next=request.path))
        return view(**values)

    return asked


def site() -> Site:
    """Return this site as browsers know it; which hosts there are, `S11_HOSTS` says."""
    return Site(request.host.rsplit(":", 1)[0], request.host_url.rstrip("/"))


def factor_key() -> str:
    """Return the key that recovery codes are kept under."""
    key: str = current_app.extensions["s11"].factor_key
    return key
