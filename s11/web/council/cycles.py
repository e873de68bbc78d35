"""Where the council, the panel and the board find their audits."""

from flask import render_template
from flask.typing import ResponseReturnValue

from s11.domain.people import Role
from s11.storage.cycles import list_cycles
from s11.storage.database import db
from s11.web.council import bp
from s11.web.policy import may


@bp.get("/council")
@may(Role.CMT, Role.SCRUTINY, Role.MANAGER)
def cycles() -> ResponseReturnValue:
    """List the audits, each with what there is to read."""
    return render_template("council/cycles.html", audits=list_cycles(db.session()))
