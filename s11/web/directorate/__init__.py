"""What a lead and a director of a directorate do: answer, back it with evidence, sign off, reply."""

from flask import Blueprint

bp = Blueprint("directorate", __name__, template_folder="templates")

from s11.web.directorate import (  # noqa: E402, F401
    check,
    criterion,
    evidence,
    feedback,
    file,
    history,
    links,
    standard,
    submissions,
)
