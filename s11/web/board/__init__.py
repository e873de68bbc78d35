"""The board's pages: progress, the matrix, reading and moderating a submission, starting an audit,
and how all pages and papers look."""

from flask import Blueprint

bp = Blueprint("board", __name__, template_folder="templates")

from s11.web.board import (  # noqa: E402, F401
    all_feedback,
    cycles,
    decisions,
    face,
    feedback,
    matrix,
    review,
    starting,
)
