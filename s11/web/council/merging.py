"""Several actions made one: choose them, see them all, say what the one says."""

import re
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.action import MergeForm, merge_form
from forms.merging import choose_form
from s11.domain.audit import Action
from s11.domain.people import Role
from s11.domain.refusals import Refused
from s11.services.merging import check_mergeable, merge_actions
from s11.services.plan import Plan, load_plan
from s11.services.plan_page import line_of
from s11.storage.database import db
from s11.storage.plan import PlannedAction
from s11.web.council import bp
from s11.web.council.editing import typed_words
from s11.web.looking import look_at, say_looks
from s11.web.pages import now, today
from s11.web.policy import may, person


@bp.get("/audits/<cycle>/plan/merge")
@may(Role.MANAGER)
def choose(cycle: str) -> ResponseReturnValue:
    """Ask which actions are to be one; with a good choice, ask what the one says."""
    plan = load_plan(db.session(), cycle)
    form = choose_form([planned.id for planned in plan.actions], formdata=request.args)
    originals = [planned for planned in plan.actions if planned.id in (form.action.data or [])]
    if "action" in request.args:
        try:
            check_mergeable([planned.action for planned in originals], len(set(form.action.data or [])))
        except Refused as refused:
            form.action.errors = [str(refused)]
        else:
            return _show(plan, originals, _prefilled(plan, originals))
    elif "chosen" in request.args:
        form.action.errors = ["Select at least two actions"]
    return render_template("council/choose.html", plan=plan, form=form)


@bp.post("/audits/<cycle>/plan/merge")
@may(Role.MANAGER)
def merge(cycle: str) -> ResponseReturnValue:
    """Put the one action in the place of the several, if nobody changed them meanwhile."""
    plan = load_plan(db.session(), cycle)
    form = merge_form(plan.directorate_names)
    seen = _seen(form.seen.data or "")
    originals = [planned for planned in plan.actions if planned.id in seen]
    if not form.validate_on_submit():
        return _show(plan, originals, form)
    try:
        merged = typed_words(form)
        by = person().display_name
        action_id = merge_actions(db.session(), cycle, seen, merged, by, now(), today())
    except Refused as refused:
        db.session().expire_all()
        plan = load_plan(db.session(), cycle)
        originals = [planned for planned in plan.actions if planned.id in seen]
        form.seen.data = _versions(originals)
        return _show(plan, originals, form, refused), 409
    flash("Merged into one action")
    say_looks(form, "The merged action", url_for(".edit", cycle=cycle, action_id=action_id))
    return redirect(url_for(".action", cycle=cycle, action_id=action_id))


def _prefilled(plan: Plan, originals: list[PlannedAction]) -> MergeForm:
    """Offer the texts one below the other, and whatever all of them agree on or only one says."""
    actions = [planned.action for planned in originals]
    measures = dict.fromkeys(action.success_measure for action in actions if action.success_measure)
    return merge_form(
        plan.directorate_names,
        data={
            "text": "\n\n".join(dict.fromkeys(action.text for action in actions)),
            "lead": ", ".join(dict.fromkeys(action.lead for action in actions if action.lead)),
            "due": _earliest(actions),
            "success_measure": "\n\n".join(measures),
            "directorate": _shared_directorate(actions),
            "seen": _versions(originals),
        },
    )


def _earliest(actions: list[Action]) -> date | None:
    return min((action.due for action in actions if isinstance(action.due, date)), default=None)


def _shared_directorate(actions: list[Action]) -> str:
    """Return the directorate that all of them are of; where they differ it is the whole organisation's."""
    whose = {action.directorate for action in actions}
    return (whose.pop() or "") if len(whose) == 1 else ""


def _versions(originals: list[PlannedAction]) -> str:
    return ",".join(f"{planned.id}:{planned.saved.version}" for planned in originals)


def _seen(typed: str) -> dict[int, int]:
    """Read back which versions of which actions the page showed; what is none of it is left out."""
    pairs = re.findall(r"(\d{1,9}):(\d{1,9})(?:,|$)", typed)
    return {int(action_id): int(version) for action_id, version in pairs}


def _show(plan: Plan, originals: list[PlannedAction], form: MergeForm, refused: Refused | None = None) -> str:
    look_at(form)
    lines = [line_of(plan, planned, None, today()) for planned in originals]
    return render_template("council/merge.html", plan=plan, lines=lines, form=form, refused=refused)
