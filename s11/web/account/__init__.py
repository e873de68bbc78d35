"""Signing in, the first page, one's own account, and what a face adds to every page."""

from flask import Blueprint

bp = Blueprint("account", __name__, template_folder="templates")

from s11.web.account import face, first_page, held, links, sign_ins  # noqa: E402, F401
