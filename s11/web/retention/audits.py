"""Which audits are kept until when, what would go with one, and saying until when."""

import json

from flask import Response, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forms.retention import ConfirmForm, KeepUntilForm
from s11.domain.people import Role
from s11.domain.reach import EVERYTHING, INSTALLATION
from s11.domain.refusals import Refused
from s11.services.retention import (
    ListedAudit,
    Preview,
    Removed,
    audit_file_for_board,
    keep_until,
    list_audits,
    list_removed,
    load_preview,
)
from s11.services.trail import say_who
from s11.storage.cycles import list_cycles
from s11.storage.database import db
from s11.storage.reach import reaching, said_reach
from s11.storage.trail_reading import names_of
from s11.web.pages import today
from s11.web.policy import may, person
from s11.web.retention import bp

WHO = (Role.MANAGER, Role.ADMIN)


@bp.get("")
@may(*WHO)
def audits() -> ResponseReturnValue:
    """List the audits with until when they are kept, and those that were removed."""
    listed = _within_reach()
    removed = list_removed(db.session()) if said_reach() in (INSTALLATION, EVERYTHING) else []
    names = names_of(db.session(), (each.who for each in removed))
    return render_template(
        "retention/audits.html",
        audits=listed,
        removed=[(each, say_who(each.who, each.role, names), _counts(each)) for each in removed],
        today=today(),
    )


def _refs_within_reach() -> list[str]:
    return [each.cycle.ref for each in list_cycles(db.session())]


def _within_reach() -> list[ListedAudit]:
    """Return the audits that this person reaches; what is counted of them is of all who took part."""
    refs = _refs_within_reach()
    with reaching(EVERYTHING):
        return list_audits(db.session(), today(), refs)


def preview_of(cycle: str) -> Preview:
    """Load what would go with an audit that the policy let this person reach: counts, and no texts."""
    refs = _refs_within_reach()
    with reaching(EVERYTHING):
        return load_preview(db.session(), cycle, today(), refs)


def _counts(removed: Removed) -> str:
    told = json.loads(removed.details).get("after", {}) if removed.details else {}
    return ", ".join(f"{count:,} {words}" for words, count in told.items())


@bp.get("/<cycle>")
@may(*WHO)
def audit(cycle: str) -> ResponseReturnValue:
    """Show what would go with an audit, and ask for what this person decides."""
    preview = preview_of(cycle)
    kept = preview.listed.kept
    return show(preview, KeepUntilForm(until=kept.keep_until or preview.listed.proposed), ConfirmForm())


@bp.post("/<cycle>/until")
@may(Role.MANAGER)
def until(cycle: str) -> ResponseReturnValue:
    """Say until when an audit is kept."""
    form = KeepUntilForm()
    if not form.validate_on_submit():
        return show(preview_of(cycle), form, ConfirmForm()), 422
    try:
        with reaching(EVERYTHING):
            keep_until(db.session(), cycle, form.day, today())
    except Refused as refused:
        form.until.errors = [str(refused)]
        return show(preview_of(cycle), form, ConfirmForm()), 422
    flash("Saved. Nothing is removed by this")
    return redirect(url_for(".audit", cycle=cycle))


@bp.get("/<cycle>/audit-file")
@may(Role.MANAGER)
def audit_file(cycle: str) -> ResponseReturnValue:
    """Hand out the audit as a file, to be kept elsewhere."""
    response = Response(audit_file_for_board(db.session(), cycle), mimetype="application/json")
    response.headers.set("Content-Disposition", "attachment", filename=f"{cycle}.audit.json")
    return response


def show(preview: Preview, keep: KeepUntilForm, confirm: ConfirmForm) -> str:
    """Show an audit's page; the manager decides until when, the administrator removes."""
    is_manager = person().role == Role.MANAGER
    return render_template(
        "retention/audit.html",
        preview=preview,
        kept=preview.listed.kept,
        audit=g.audit,
        keep=keep,
        confirm=confirm,
        form=keep if is_manager else confirm,
        is_manager=is_manager,
    )
