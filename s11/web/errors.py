"""Pages for what went wrong: what it is, and what to do now. Nothing typed reaches the log."""

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from s11.domain.refusals import (
    ChangedMeanwhile,
    MustWait,
    NotAllowed,
    NotFound,
    Refused,
    Unavailable,
)
from s11.storage.faults import Fault, fault_of
from s11.web.at_once import TooManyAtOnce
from s11.web.given_back import OF_SIGNING_IN, GivenBack, what_was_sent
from s11.web.watching import tell_log
from s11.web.wearing import be_plain

TRY_AGAIN_AFTER = "60"
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
    503: ("This cannot be done right now", "What you saved is safe. Try again in a few minutes."),
    500: (
        "Sorry, something went wrong",
        "What you saved is safe. Try again in a few minutes; if it happens again, tell your administrator.",
    ),
}
# The status, and why nothing can be saved or shown.
FAULTS = {
    Fault.FULL: (
        507,
        "The disk that everything is kept on is full. Whoever looks after the service has to make room.",
    ),
    Fault.UNWRITABLE: (
        503,
        "The service cannot write to its disk. Whoever looks after it has to set that right.",
    ),
    Fault.BUSY: (503, "Others are at work in the same place, and it took too long to wait for them."),
    Fault.AWAY: (503, "The service cannot reach its database."),
}
NOT_SAVED = "Nothing was saved"
NOT_SHOWN = "This page cannot be shown at the moment"
SAVED_BEFORE = "What was saved before is safe."
STATUS = {NotFound: 404, NotAllowed: 403, Unavailable: 503}


def init_app(app: Flask) -> None:
    """Show these pages for refusals and faults."""
    app.register_error_handler(HTTPException, _show)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(Refused, _refuse)
    app.register_error_handler(Exception, _fault)
    app.log_exception = lambda exc_info: None  # type: ignore[method-assign]  # it would quote what was typed


def _page(
    status: int, message: str = "", title: str = "", given_back: GivenBack | None = None
) -> tuple[str, int]:
    usual_title, what_to_do = WORDS.get(status, WORDS[500])
    page = render_template(
        "errors/error.html",
        title=title or usual_title,
        message=message or what_to_do,
        given_back=given_back,
        is_too_large=status == 413,
    )
    return page, status


def _forged(error: CSRFError) -> ResponseReturnValue:
    tell_log("without the token of its page")
    return _page(400, given_back=what_was_sent(may_send_again=False))


def _show(error: HTTPException) -> ResponseReturnValue:
    if isinstance(
        error, SecurityError
    ):  # sent to a host that is not ours: no page of ours has an address there
        return Response("This address is not known here.\n", 400, mimetype="text/plain")
    if error.code is not None and error.code < 400:
        return error.get_response()
    if error.code == 429 and request.blueprint not in OF_SIGNING_IN:
        words = BUSY if isinstance(error, TooManyAtOnce) else TOO_OFTEN
        return _page(429, words, given_back=what_was_sent(may_send_again=True))
    if isinstance(cause := getattr(error, "original_exception", None), Exception):
        return _fault(cause)
    return _page(error.code or 500)


def _refuse(refused: Refused) -> ResponseReturnValue:
    if isinstance(refused, MustWait):
        page, status = _page(429, str(refused))
        return page, status, {"Retry-After": str(refused.seconds)}
    status = next((code for kind, code in STATUS.items() if isinstance(refused, kind)), 409)
    message = "" if isinstance(refused, ChangedMeanwhile) else str(refused)
    return _page(status, message, given_back=what_was_sent(may_send_again=False))


def _fault(error: Exception) -> ResponseReturnValue:
    """Log where it happened and never what was typed: an exception's own words may quote it."""
    be_plain()
    fault = fault_of(error)
    _log(error, fault)
    status, title, message = _in_words(fault)
    if request.accept_mimetypes.best == "application/json":
        return jsonify(message=message), status, {"Retry-After": TRY_AGAIN_AFTER}
    page = _page(status, message, title, what_was_sent(may_send_again=True))
    return page if fault is None else (*page, {"Retry-After": TRY_AGAIN_AFTER})


def _log(error: Exception, fault: Fault | None) -> None:
    place, trace = "", error.__traceback__
    while trace:
        place, trace = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}", trace.tb_next
    kind = f"{type(error).__name__} ({fault})" if fault else type(error).__name__
    current_app.logger.error("%s at %s in %s", kind, place, request.endpoint)


def _in_words(fault: Fault | None) -> tuple[int, str, str]:
    """Return the status, the title and what a person is told; both empty where the usual words will do."""
    if fault is None:
        return 500, "", ""
    status, why = FAULTS[fault]
    if request.method in ("GET", "HEAD"):
        return status, NOT_SHOWN, f"{why} {SAVED_BEFORE} Try again in a few minutes."
    return status, NOT_SAVED, f"{why} {SAVED_BEFORE} Send this again in a few minutes."
