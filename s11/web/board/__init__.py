"""The board's pages: progress, the matrix, reading and moderating a submission, starting an audit."""

from flask import Blueprint

bp = Blueprint("board", __name__, template_folder="templates")

from s11.web.board import all_feedback, cycles, decisions, feedback, matrix, review, starting  # noqa: E402, F401
