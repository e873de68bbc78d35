"""How often somebody may try, counted in this process: by address where nobody is signed in, else by person.

Signing in well never counts. How often an account may be tried is counted in the database
(`signing_in/guessing.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_security import current_user


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests to each of these routes; `counts` tells of an answer whether it was one of them."""

    often: str
    routes: tuple[str, ...]
    whose: Callable[[], str] = get_remote_address
    counts: Callable[[Response], bool] | None = None
    methods: tuple[str, ...] = ("POST",)


def _failed(response: Response) -> bool:
    return response.status_code != 302


def _refused(response: Response) -> bool:
    return response.status_code >= 400


def _was_dead(response: Response) -> bool:
    """Tell whether a link was tried that does not work: many who were invited may share an address."""
    return response.status_code == 404


def _person() -> str:
    return str(getattr(current_user, "id", None) or get_remote_address())


def _typed_account() -> str:
    """Return a name for the account that is tried, without keeping what was typed."""
    typed = request.form.get("email", "").strip().casefold()
    return sha256(typed.encode("utf-8", "surrogatepass")).hexdigest()


SIGNING_IN = (
    "security.login",
    "second_factor.code",
    "second_factor.recovery_code",
    "second_factor.sign_in_with_passkey",
)
BACK_FROM_PROVIDER = ("single_sign_on.arrive", "single_sign_on.ended_there")
LIMITS = (
    Limit("30 per 10 minutes", SIGNING_IN, counts=_failed),
    Limit("30 per 10 minutes", ("account.forgotten",)),
    Limit("3 per 10 minutes", ("account.forgotten",), whose=_typed_account),
    Limit("30 per 10 minutes", ("account.choose_password",), counts=_was_dead, methods=("GET", "POST")),
    Limit("30 per 10 minutes", BACK_FROM_PROVIDER, counts=_refused, methods=("GET", "POST")),
    Limit("10 per 10 minutes", ("single_sign_on.linking",), whose=_person, counts=_failed),
)


def init_app(app: Flask) -> None:
    """Hold the routes to these limits; where a way of signing in is not set up, it has no routes."""
    limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=False)
    limiter.init_app(app)
    views: dict[str, Any] = app.view_functions
    for limit in LIMITS:
        held = limiter.limit(
            limit.often, key_func=limit.whose, methods=list(limit.methods), deduct_when=limit.counts
        )
        for route in limit.routes:
            if route in views:
                views[route] = held(views[route])
