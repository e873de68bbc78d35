"""Starting an audit."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.cycle import StartAuditForm, framework_choice
from s11.domain.audit import Audit, Body, Cycle, FrameworkRef
from s11.domain.people import Role
from s11.services.cycles import OfOthers, RefTaken, StartPage, load_start_page, start_audit
from s11.storage.database import db
from s11.web.board import bp
from s11.web.policy import may, person


@bp.route("/board/start-an-audit", methods=["GET", "POST"])
@may(Role.MANAGER)
def start() -> ResponseReturnValue:
    """Ask what an audit needs, beginning from the newest, and start it."""
    page = load_start_page(db.session())
    form = StartAuditForm(page.frameworks, **(_as_before(page.newest) if request.method == "GET" else {}))
    if person().board:
        form.leave_out_board()
    if not form.validate_on_submit():
        return render_template("board/start.html", page=page, form=form)

    try:
        audit = _start(page, form)
    except (RefTaken, OfOthers) as refused:
        asked = form.ref if isinstance(refused, RefTaken) else form.organisation_name
        asked.errors = [str(refused)]
        return render_template("board/start.html", page=page, form=form), 409
    return redirect(url_for(".cycle", cycle=audit.cycle.ref))


def _as_before(newest: Audit | None) -> dict[str, Any]:
    """Return what a new audit most likely has in common with the newest."""
    if newest is None:
        return {}
    return {
        "board_name": newest.board.name,
        "board_short_name": newest.board.short_name,
        "organisation_name": newest.organisation.name,
        "organisation_short_name": newest.organisation.short_name,
        "framework": f"{newest.framework.id} {newest.framework.version}",
        "repeat_months": str(newest.cycle.repeat_months or ""),
        "directorates": "\n".join(directorate.name for directorate in newest.directorates),
    }


def _start(page: StartPage, form: StartAuditForm) -> Audit:
    chosen = next(each for each in page.frameworks if framework_choice(each) == form.framework.data)
    own = person().board
    return start_audit(
        db.session(),
        Body(own.name, own.short_name) if own else Body(form.board_name.data, form.board_short_name.data),
        Body(form.organisation_name.data, form.organisation_short_name.data),
        FrameworkRef(chosen.id, chosen.version),
        Cycle(form.ref.data, form.title.data, *form.days, form.months),
        form.names,
    )
