"""Pages for what went wrong: what it is, and what to do now. Nothing typed reaches the log."""

from collections.abc import Sequence

from flask import Flask, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from s11.domain.refusals import ChangedMeanwhile, NotAllowed, NotFound, Refused
from s11.web.limits import TooManyAtOnce
from s11.web.watching import tell_log
from s11.web.wearing import wear_none

WORTH_COPYING = 20
BUSY = "Many papers are being made just now. Wait a minute, then ask for yours again. What you saved is safe."
TOO_OFTEN = "You have done this very often in the last ten minutes. Wait ten minutes, then try again."
CHECK_ADDRESS = ("Page not found", "Check the address, or start from the first page.")
WORDS = {
    400: (
        "This page was open for too long",
        "Nothing was saved, because you were signed out meanwhile, or signed in anew. Sign in if you are asked "
        "to, open the page again, and send it once more.",
    ),
    403: (
        "You cannot see this page",
        "It is for people with another role. If you think you need it, ask your administrator.",
    ),
    404: CHECK_ADDRESS,
    405: CHECK_ADDRESS,
    409: ("This cannot be done now", "Go back to see how things stand."),
    413: ("This is too large", "Choose a file of 20 MB or less, or give a reference or a link to it."),
    415: ("This cannot be read", "Open the page again in a browser, and send its form from there."),
    429: (
        "Too many tries",
        "Wait ten minutes, then sign in again. If you do not know your password, ask your administrator for "
        "a new one.",
    ),
    500: (
        "Sorry, something went wrong",
        "What you saved is safe. Try again in a few minutes; if it happens again, tell your administrator.",
    ),
}


def init_app(app: Flask) -> None:
    """Show these pages for refusals and faults."""
    app.register_error_handler(HTTPException, _show)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(Refused, _refuse)
    app.register_error_handler(Exception, _fault)


def _page(status: int, message: str | None = None, typed: Sequence[str] = ()) -> ResponseReturnValue:
    title, what_to_do = WORDS.get(status, WORDS[500])
    page = render_template(
        "errors/error.html",
        title=title,
        message=message or what_to_do,
        typed=typed,
        is_too_large=status == 413,
    )
    return page, status


def _texts() -> list[str]:
    """Return what was typed and would be a loss, so that it can be copied; never what somebody signs in with."""
    if request.blueprint == "security":
        return []
    typed = (text for name, text in request.form.items(multi=True) if name != "csrf_token")
    return [text for text in typed if len(text) >= WORTH_COPYING]


def _forged(error: CSRFError) -> ResponseReturnValue:
    tell_log("without the token of its page")
    return _page(400, typed=_texts())


def _show(error: HTTPException) -> ResponseReturnValue:
    if isinstance(
        error, SecurityError
    ):  # sent to a host that is not ours: no page of ours has an address there
        return Response("This address is not known here.\n", 400, mimetype="text/plain")
    if error.code is not None and error.code < 400:
        return error.get_response()
    if error.code == 429 and request.blueprint != "security":
        return _page(429, BUSY if isinstance(error, TooManyAtOnce) else TOO_OFTEN, typed=_texts())
    return _page(error.code or 500)


def _refuse(refused: Refused) -> ResponseReturnValue:
    status = 404 if isinstance(refused, NotFound) else 403 if isinstance(refused, NotAllowed) else 409
    words = None if isinstance(refused, ChangedMeanwhile) else str(refused)
    return _page(status, words)


def _fault(error: Exception) -> ResponseReturnValue:
    """Log where it happened and never what was typed: an exception's own words may quote it."""
    wear_none()
    place, trace = "", error.__traceback__
    while trace:
        place, trace = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}", trace.tb_next
    current_app.logger.error("%s at %s in %s", type(error).__name__, place, request.endpoint)
    return _page(500)
