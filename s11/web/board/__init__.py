"""Pages of the board blueprint."""

from flask import Blueprint

bp = Blueprint("board", __name__, template_folder="templates")
