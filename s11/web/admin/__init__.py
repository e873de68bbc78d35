"""The administrator's pages: people and frameworks, and nothing that anybody answered."""

from flask import Blueprint

bp = Blueprint("admin", __name__, url_prefix="/admin", template_folder="templates")

from s11.web.admin import (  # noqa: E402, F401
    belonging,
    factors,
    frameworks,
    people,
    person,
    personal,
    quarantine,
    security,
    trail,
)
