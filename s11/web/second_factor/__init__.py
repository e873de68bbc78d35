"""Second factors: giving one when signing in, and looking after one's own.

What is typed here is secret: no page of this blueprint ever gives it back (`s11/web/errors.py`).
"""

from flask import Blueprint

bp = Blueprint("second_factor", __name__, template_folder="templates")

from s11.web.second_factor import (  # noqa: E402, F401
    app,
    confirm,
    new_passkey,
    overview,
    passkey,
    recovery_codes,
    removing,
    step,
)
