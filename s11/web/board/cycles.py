"""The audits, and how far the directorates of one are."""

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.domain.states import STATUS_WORDS
from s11.services.overseeing import load_cycle_page
from s11.storage.cycles import list_cycles
from s11.storage.database import db
from s11.web.board import bp
from s11.web.pages import today
from s11.web.paging import asked_page, page_links
from s11.web.policy import may


@bp.get("/board")
@may(Role.MANAGER)
def cycles() -> ResponseReturnValue:
    """List the audits, the newest first."""
    return render_template("board/cycles.html", audits=list_cycles(db.session()), today=today())


@bp.get("/audits/<cycle>")
@may(Role.MANAGER)
def cycle(cycle: str) -> ResponseReturnValue:
    """Show which directorate is how far."""
    status, name = request.args.get("status", ""), request.args.get("name", "")
    statuses = (status,) if status in STATUS_WORDS else ()
    page = load_cycle_page(db.session(), g.audit, statuses, name, asked_page())
    links = page_links(page.page, page.pages, "Directorates")
    return render_template(
        "board/cycle.html", page=page, links=links, status=status, name=name, today=today()
    )
