"""Pages of the council blueprint."""

from flask import Blueprint

bp = Blueprint("council", __name__, template_folder="templates")
