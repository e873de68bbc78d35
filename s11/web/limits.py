"""How often somebody may try: failing to sign in, by address and by account. Signing in well never counts."""

from hashlib import sha256
from typing import Any

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_security import current_user

BY_ADDRESS = "30 per 10 minutes"
BY_ACCOUNT = "10 per 10 minutes"
LINKS_BY_ACCOUNT = "3 per 10 minutes"
LINKING = "single_sign_on.linking"


def init_app(app: Flask) -> None:
    """Hold the page for signing in to these limits; they are counted in this process."""
    limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=False)
    limiter.init_app(app)
    view: Any = app.view_functions["security.login"]
    for limit, whose in ((BY_ADDRESS, get_remote_address), (BY_ACCOUNT, _account)):
        view = limiter.limit(limit, key_func=whose, methods=["POST"], deduct_when=_failed)(view)
    app.view_functions["security.login"] = view
    _limit_links(app, limiter)
    for endpoint, limit, whose in OTHERS:
        if endpoint in app.view_functions:
            held: Any = limiter.limit(limit, key_func=whose, deduct_when=_refused)(
                app.view_functions[endpoint]
            )
            app.view_functions[endpoint] = held


def _limit_links(app: Flask, limiter: Limiter) -> None:
    """Bound how often links are asked for, where every try counts, and guessed."""
    asking: Any = app.view_functions["account.forgotten"]
    asking = limiter.limit(BY_ADDRESS, methods=["POST"])(asking)
    app.view_functions["account.forgotten"] = limiter.limit(
        LINKS_BY_ACCOUNT, key_func=_account, methods=["POST"]
    )(asking)
    choosing: Any = app.view_functions["account.choose_password"]
    app.view_functions["account.choose_password"] = limiter.limit(BY_ADDRESS, deduct_when=_was_dead)(choosing)


def _refused(response: Response) -> bool:
    return response.status_code >= 400 or (
        request.endpoint == LINKING and request.method == "POST" and _failed(response)
    )


def _person() -> str:
    return str(current_user.id) if current_user.is_authenticated else get_remote_address()


# Coming back from single sign-on asks the provider; linking asks for the password.
OTHERS = (
    ("single_sign_on.arrive", BY_ADDRESS, get_remote_address),
    ("single_sign_on.ended_there", BY_ADDRESS, get_remote_address),
    (LINKING, BY_ACCOUNT, _person),
)


def _failed(response: Response) -> bool:
    return response.status_code != 302


def _was_dead(response: Response) -> bool:
    """Tell whether a link was tried that does not work: many who were invited may share an address."""
    return response.status_code == 404


def _account() -> str:
    """Return a name for the account that is tried, without keeping what was typed."""
    typed = request.form.get("email", "").strip().casefold()
    return sha256(typed.encode("utf-8", "surrogatepass")).hexdigest()
