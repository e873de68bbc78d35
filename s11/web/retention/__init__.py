"""How long audits are kept: the board's business manager says until when, an administrator removes what is past it.

Two people, so that no single account can take an audit away. Both see counts only, never what was answered.
"""

from flask import Blueprint

bp = Blueprint("retention", __name__, url_prefix="/retention", template_folder="templates")

from s11.web.retention import audits, removing  # noqa: E402, F401
