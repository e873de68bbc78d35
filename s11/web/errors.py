"""Pages for what went wrong: what it is, and what to do now. Nothing typed reaches the log."""

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from s11.domain.refusals import ChangedMeanwhile, NotAllowed, NotFound, Refused

CHECK_ADDRESS = ("Page not found", "Check the address, or start from the first page.")
WORDS = {
    400: (
        "This page was open for too long",
        "Go back, load the page again, and send it once more. What you typed is kept on this device.",
    ),
    403: (
        "You cannot see this page",
        "It is for people with another role. If you think you need it, ask your administrator.",
    ),
    404: CHECK_ADDRESS,
    405: CHECK_ADDRESS,
    409: ("This cannot be done now", "Go back to see how things stand."),
    413: ("This is too large", "Choose a file of 20 MB or less, or give a reference or a link to it."),
    500: (
        "Sorry, something went wrong",
        "What you saved is safe. Try again in a few minutes; if it happens again, tell your administrator.",
    ),
}


def init_app(app: Flask) -> None:
    """Show these pages for refusals and faults."""
    app.register_error_handler(HTTPException, _show)
    app.register_error_handler(CSRFError, lambda error: _page(400))
    app.register_error_handler(Refused, _refuse)
    app.register_error_handler(Exception, _fault)


def _page(status: int, message: str | None = None) -> ResponseReturnValue:
    title, what_to_do = WORDS.get(status, WORDS[500])
    return render_template("errors/error.html", title=title, message=message or what_to_do), status


def _show(error: HTTPException) -> ResponseReturnValue:
    if error.code is not None and error.code < 400:
        return error.get_response()
    return _page(error.code or 500)


def _refuse(refused: Refused) -> ResponseReturnValue:
    status = 404 if isinstance(refused, NotFound) else 403 if isinstance(refused, NotAllowed) else 409
    words = None if isinstance(refused, ChangedMeanwhile) else str(refused)
    return _page(status, words)


def _fault(error: Exception) -> ResponseReturnValue:
    """Log where it happened and never what was typed: an exception's own words may quote it."""
    place, trace = "", error.__traceback__
    while trace:
        place, trace = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}", trace.tb_next
    current_app.logger.error("%s at %s in %s", type(error).__name__, place, request.endpoint)
    return _page(500)
