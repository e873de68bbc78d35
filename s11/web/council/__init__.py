"""The action plan and the papers: for the council, its directorates, the board and the scrutiny panel."""

from flask import Blueprint

from reports.contents import STATUS_WORDS

bp = Blueprint("council", __name__, template_folder="templates")
bp.context_processor(lambda: {"STATUS": STATUS_WORDS})

from s11.web.council import action, cmt, cycles, editing, merging, plan, progress, reports  # noqa: E402, F401
