"""How often somebody may try, and do what costs much: by address where nobody is signed in, else by person.

Signing in well never counts, nor does saving what somebody typed. This is counted in this process; how often an
account may be tried is counted in the database (`signing_in/guessing.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_security import current_user

from s11.web.at_once import few_at_once

BOTH = ("GET", "POST")


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests to these routes together; `counts` tells of an answer whether it was one of them."""

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
PAPERS = (
    "account.held",
    "admin.export",
    "admin.trail_as_csv",
    "board.sample",
    "board.start_all_feedback",
    "council.report",
    "council.report_of_directorate",
    "retention.audit_file",
)
UPLOADS = ("directorate.add", "board.face", "admin.frameworks")
NEW_ONES = (
    "admin.new_person",
    "admin.new_password",
    "admin.invite",
    "board.start",
    "council.add",
    "council.issue",
)
LIMITS = (
    Limit("30 per 10 minutes", SIGNING_IN, counts=_failed),
    Limit("30 per 10 minutes", ("account.forgotten",)),
    Limit("3 per 10 minutes", ("account.forgotten",), whose=_typed_account),
    Limit("30 per 10 minutes", ("account.choose_password",), counts=_was_dead, methods=BOTH),
    Limit("30 per 10 minutes", BACK_FROM_PROVIDER, counts=_refused, methods=BOTH),
    Limit("10 per 10 minutes", ("single_sign_on.linking",), whose=_person, counts=_failed),
    Limit("120 per 10 minutes", PAPERS, whose=_person, methods=BOTH),
    Limit("300 per 10 minutes", UPLOADS, whose=_person),
    Limit("300 per 10 minutes", NEW_ONES, whose=_person),
)


def init_app(app: Flask) -> None:
    """Hold the routes to these limits; a way of signing in that is not set up has no routes."""
    limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=False)
    limiter.init_app(app)
    views: dict[str, Any] = app.view_functions
    few = few_at_once()
    for route in PAPERS:
        views[route] = few(views[route])
    for number, limit in enumerate(LIMITS):
        held = limiter.shared_limit(
            limit.often,
            f"limit {number}",
            key_func=limit.whose,
            methods=list(limit.methods),
            deduct_when=limit.counts,
        )
        for route in limit.routes:
            if route in views:
                views[route] = held(views[route])
