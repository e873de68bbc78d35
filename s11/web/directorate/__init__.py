"""Pages of the directorate blueprint."""

from flask import Blueprint

bp = Blueprint("directorate", __name__, template_folder="templates")
