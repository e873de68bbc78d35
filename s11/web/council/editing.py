"""Adding an action to the plan, and changing what the plan says about one."""

from dataclasses import replace
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.action import ActionForm, WordedForm, action_form
from s11.domain.audit import Action, Words
from s11.domain.due import due_text
from s11.domain.people import Role
from s11.domain.refusals import ChangedMeanwhile, NotFound
from s11.services.plan import Plan, load_plan
from s11.services.planning import add_action, edit_action
from s11.storage.database import db
from s11.storage.plan import PlannedAction
from s11.web.council import bp
from s11.web.council.gone import show_gone
from s11.web.looking import look_at, say_looks
from s11.web.pages import now, today
from s11.web.policy import may, person


@bp.route("/audits/<cycle>/plan/add", methods=["GET", "POST"])
@may(Role.MANAGER)
def add(cycle: str) -> ResponseReturnValue:
    """Ask for one of the council's own actions, and put it in the plan."""
    plan = load_plan(db.session(), cycle)
    form = action_form(plan.framework, plan.directorate_names)
    if not form.validate_on_submit():
        return _show(plan, form)
    new = _typed(form)
    add_action(db.session(), cycle, new, person().display_name, now(), today())
    flash("Added to the action plan")
    say_looks(form, "The action that you added", url_for(".plan", cycle=cycle))
    return redirect(url_for(".plan", cycle=cycle))


@bp.route("/audits/<cycle>/plan/<int:action_id>/edit", methods=["GET", "POST"])
@may(Role.MANAGER)
def edit(cycle: str, action_id: int) -> ResponseReturnValue:
    """Ask what the plan is to say about an action; who comes second sees both texts."""
    plan = load_plan(db.session(), cycle)
    form = action_form(plan.framework, plan.directorate_names)
    try:
        planned = plan.action(action_id)
    except NotFound as gone:
        return show_gone(cycle, gone, form)
    if request.method == "GET":
        form = action_form(plan.framework, plan.directorate_names, data=_asked(planned))
    keep_words(form, planned.action)
    if not form.validate_on_submit():
        return _show(plan, form, planned)
    try:
        _save(cycle, planned, form)
    except ChangedMeanwhile as clash:
        form.version.data = clash.version
        return _show(plan, form, planned, clash), 409
    flash("Action saved")
    say_looks(form, f"Action {planned.action.number}", request.path)
    return redirect(url_for(".action", cycle=cycle, action_id=action_id))


def _save(cycle: str, planned: PlannedAction, form: ActionForm) -> None:
    edited, seen = _typed(form), form.version.data
    edit_action(db.session(), cycle, planned.id, edited, seen, person().display_name, now(), today())


def _asked(planned: PlannedAction) -> dict[str, object]:
    return {
        **asked_words(planned.action),
        "kind": planned.action.kind,
        "standard": planned.action.standard,
        "version": planned.saved.version,
    }


def asked_words(action: Action) -> dict[str, object]:
    """Return what an action says, as a form asks for it."""
    return {
        "text": action.text,
        "lead": action.lead or "",
        "due": action.due if isinstance(action.due, date) else due_text(action.due),
        "success_measure": action.success_measure or "",
        "directorate": action.directorate or "",
    }


def keep_words(form: WordedForm, action: Action) -> None:
    """Let the words that stand in place of a due date stay; other words are refused."""
    form.kept_words = action.due.text.strip() if isinstance(action.due, Words) else None


def typed_words(form: WordedForm) -> Action:
    """Return what was typed; its number, standard and kind are for others to say."""
    due = form.due.data
    return Action(
        number=0,
        standard="",
        directorate=form.directorate.data or None,
        kind="action",
        text=form.text.data or "",
        lead=form.lead.data or None,
        due=Words(due) if isinstance(due, str) else due,
        success_measure=((form.success_measure.data or "").strip() and form.success_measure.data) or None,
    )


def _typed(form: ActionForm) -> Action:
    return replace(typed_words(form), standard=form.standard.data, kind=form.kind.data)


def _show(
    plan: Plan,
    form: ActionForm,
    planned: PlannedAction | None = None,
    clash: ChangedMeanwhile | None = None,
) -> str:
    look_at(form)
    return render_template("council/edit.html", plan=plan, form=form, planned=planned, clash=clash)
