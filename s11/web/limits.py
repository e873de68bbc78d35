"""How often, and how many at once: failing to sign in, making papers, taking away, uploading.

Signing in well never counts, nor does saving what somebody typed. All is counted in this process.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from threading import BoundedSemaphore
from typing import Any

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_security import current_user
from werkzeug.exceptions import TooManyRequests

BY_ADDRESS = "30 per 10 minutes"
BY_ACCOUNT = "10 per 10 minutes"
PAPERS = "120 per 10 minutes"
UPLOADS = "300 per 10 minutes"
NEW_ONES = "300 per 10 minutes"
AT_ONCE = 4  # of the eight threads of `s11 serve`: the others answer everybody else

View = Callable[..., ResponseReturnValue]

MAKE_PAPERS = (
    "admin.trail_as_csv",
    "board.sample",
    "board.start_all_feedback",
    "council.report",
    "council.report_of_directorate",
)
TAKE_UPLOADS = ("directorate.add", "board.face", "admin.frameworks")
ADD = ("admin.new_person", "admin.new_password", "board.start", "council.add", "council.issue")


def init_app(app: Flask) -> None:
    """Hold routes to these limits: signing in by address and by account, all else by person."""
    limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=False)
    limiter.init_app(app)
    view: Any = app.view_functions["security.login"]
    for limit, whose in ((BY_ADDRESS, get_remote_address), (BY_ACCOUNT, _account)):
        view = limiter.limit(limit, key_func=whose, methods=["POST"], deduct_when=_failed)(view)
    app.view_functions["security.login"] = view
    few = BoundedSemaphore(AT_ONCE)
    papers = limiter.shared_limit(PAPERS, "papers", key_func=_person)
    uploads = limiter.shared_limit(UPLOADS, "uploads", key_func=_person, methods=["POST"])
    new_ones = limiter.shared_limit(NEW_ONES, "new ones", key_func=_person, methods=["POST"])
    _hold(app, MAKE_PAPERS, lambda view: papers(few_at_once(few, view)))
    _hold(app, TAKE_UPLOADS, uploads)
    _hold(app, ADD, new_ones)


def _hold(app: Flask, endpoints: tuple[str, ...], held: Callable[[View], Any]) -> None:
    views: dict[str, Any] = app.view_functions
    for endpoint in endpoints:
        views[endpoint] = held(views[endpoint])


class TooManyAtOnce(TooManyRequests):
    """So many papers are being made that this one has to wait."""


def few_at_once(few: BoundedSemaphore, view: View) -> View:
    """Let only so many be made at the same time; whoever comes beyond that is asked to wait a moment."""

    @wraps(view)
    def held(**values: Any) -> ResponseReturnValue:
        if not few.acquire(blocking=False):
            raise TooManyAtOnce(retry_after=30)
        try:
            return view(**values)
        finally:
            few.release()

    return held


def _failed(response: Response) -> bool:
    return response.status_code != 302


def _person() -> str:
    return str(getattr(current_user, "id", None) or get_remote_address())


def _account() -> str:
    """Return a name for the account that is tried, without keeping what was typed."""
    typed = request.form.get("email", "").strip().casefold()
    return sha256(typed.encode("utf-8", "surrogatepass")).hexdigest()
