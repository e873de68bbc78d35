"""The matrix: standards down, directorates across."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.services.overseeing import load_matrix
from s11.storage.database import db
from s11.web.board import bp
from s11.web.paging import asked_page, page_links
from s11.web.policy import may, person


@bp.get("/audits/<cycle>/matrix")
@may(Role.MANAGER, Role.CMT, Role.SCRUTINY)
def matrix(cycle: str) -> ResponseReturnValue:
    """Show all ratings of an audit; the scrutiny panel sees the board's, once a submission is accepted."""
    role = Role(person().role)
    page = load_matrix(db.session(), g.audit, role == Role.SCRUTINY, asked_page())
    links = page_links(page.page, page.pages, "Directorates")
    return render_template("board/matrix.html", page=page, links=links, reviews=role == Role.MANAGER)
