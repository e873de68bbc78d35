"""Signing in, the first page, and one's own account."""

from flask import Blueprint

bp = Blueprint("account", __name__, template_folder="templates")

from s11.web.account import first_page  # noqa: E402, F401
