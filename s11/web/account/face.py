"""What a face adds to pages: its colours as a stylesheet, and the logo. Both are for everybody, of every board:
they are on the page to sign in and on papers that are published, and say nothing else."""

from flask import Response, abort
from flask.typing import ResponseReturnValue

from s11.domain.face import Face
from s11.storage.database import db
from s11.storage.faces import load_colours, load_logo
from s11.web.account import bp
from s11.web.policy import EVERYONE, may

PLACE = "/face/<int(max=2147483647):board_id>/<int(max=2147483647):version>"
A_YEAR = "private, max-age=31536000, immutable"


@bp.get(f"{PLACE}.css")
@may(*EVERYONE)
def stylesheet(board_id: int, version: int) -> ResponseReturnValue:
    """Send the colours of a face; the page's own styles say where they stand."""
    found = load_colours(db.session(), board_id)
    if found is None:
        abort(404)
    face, stored = found
    return _kept(Response(_colours(face), mimetype="text/css"), version == stored)


@bp.get(f"{PLACE}.png")
@may(*EVERYONE)
def logo(board_id: int, version: int) -> ResponseReturnValue:
    """Send the logo, which is a PNG that we wrote ourselves."""
    found = load_logo(db.session(), board_id)
    if found is None:
        abort(404)
    image, stored = found
    return _kept(Response(image, mimetype="image/png"), version == stored)


def _colours(face: Face) -> str:
    return f":root{{--s11-header:{face.colour};--s11-header-text:{face.colour_of_text};--s11-accent:{face.accent}}}"


def _kept(response: Response, is_of_this_version: bool) -> Response:
    """Let the browser keep what its address names; what was saved meanwhile has another address."""
    if is_of_this_version:
        response.headers["Cache-Control"] = A_YEAR
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return response
