"""Which requests are listened to at all, before anybody asks who sent them.

A form of ours is sent by a page of ours, as a form; an address of ours has no character that no keyboard types.
"""

from flask import Flask, Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from s11.web.watching import tell_log

ENCODED = "application/x-www-form-urlencoded"
FORMS = frozenset({ENCODED, "multipart/form-data"})
ELSEWHERE = frozenset({"cross-site", "same-site"})


def init_app(app: Flask) -> None:
    """Ask this before all else."""
    app.before_request(_ask)


def _ask() -> ResponseReturnValue | None:
    if _has_nul():
        abort(404)
    if _is_sent_from_elsewhere():
        tell_log("sent from another site")
        return Response("This was sent from another site, and is not done.\n", 403, mimetype="text/plain")
    if request.method == "POST" and request.content_length and request.mimetype not in FORMS:
        tell_log("not sent as a form")
        abort(415)
    if request.mimetype == ENCODED and (request.content_length or 0) > _most():
        tell_log("too large for a form")
        abort(413)
    return None


def _most() -> int:
    """Return how large a form may be whose letters may take three signs each; no library limits these."""
    return 3 * int(current_app.config["MAX_FORM_MEMORY_SIZE"])


def _has_nul() -> bool:
    """PostgreSQL keeps no NUL in a text, so that nothing is found under an address with one."""
    asked = (text for pair in request.args.items(multi=True) for text in pair)
    return "\0" in request.path or any("\0" in text for text in asked)


def _is_sent_from_elsewhere() -> bool:
    """Believe the browser where it says who asks: other sites may lead here, and do nothing else."""
    told = request.headers
    if told.get("Sec-Fetch-Site") not in ELSEWHERE:
        return False
    leads = told.get("Sec-Fetch-Mode") == "navigate" and told.get("Sec-Fetch-Dest", "document") == "document"
    return not (leads and request.method in ("GET", "HEAD"))
