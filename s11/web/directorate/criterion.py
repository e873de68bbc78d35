"""A criterion: its page, and saving the answer, by the button or by itself."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from forms.answer import AnswerForm, answer_form, revealing
from s11.domain.audit import Answer, Due, ProposedAction, Words
from s11.domain.completeness import gaps_of_answer
from s11.domain.due import due_text
from s11.domain.people import Role
from s11.domain.refusals import ChangedMeanwhile, TooLate
from s11.services.answering import CriterionPage, load_criterion_page, save_answer
from s11.storage.database import db
from s11.web.directorate import bp, saving
from s11.web.directorate.clash import show_clash, show_too_late
from s11.web.pages import today
from s11.web.policy import head, may, person
from standards.framework import Scale


@bp.get("/audits/<cycle>/<directorate>/criteria/<criterion>")
@may(Role.LEAD, Role.DIRECTOR)
def criterion(cycle: str, directorate: str, criterion: str) -> ResponseReturnValue:
    """Show a criterion with its answer."""
    page = load_criterion_page(db.session(), head(), criterion, today())
    form = None
    if page.may_answer:
        form = answer_form(page.framework.scale, page.criterion)(data=_typed(page))
        form.flag_date()
    return _show(page, form)


@bp.post("/audits/<cycle>/<directorate>/criteria/<criterion>")
@may(Role.LEAD, Role.DIRECTOR)
def save_criterion(cycle: str, directorate: str, criterion: str) -> ResponseReturnValue:
    """Save what was typed, complete or not."""
    page = load_criterion_page(db.session(), head(), criterion, today())
    form = answer_form(page.framework.scale, page.criterion)(request.form)
    if not form.validate():
        form.flag_date()
        return saving.json_invalid(form) if saving.wants_json() else (_show(page, form), 422)

    try:
        answer = _answer(criterion, form)
        saved = save_answer(
            db.session(), page.head, answer, form.version.data, person().display_name, saving.now(), today()
        )
    except ChangedMeanwhile as clash:
        return (
            saving.json_clash(clash) if saving.wants_json() else show_clash(form, _texts(clash.theirs), clash)
        )
    except TooLate as refusal:
        return saving.json_too_late(str(refusal)) if saving.wants_json() else show_too_late(form, refusal)
    if saving.wants_json():
        return saving.json_saved(saved, gaps_of_answer(page.criterion, page.framework.scale, saved.value))
    return _go_on(page, form)


def _show(page: CriterionPage, form: AnswerForm | None) -> str:
    return render_template(
        "directorate/criterion.html",
        page=page,
        head=page.head,
        form=form,
        saved=saving.say_saved(page.answer),
        revealing=revealing(page.framework.scale),
        needing_action=_needing_action(page.framework.scale),
        saved_before=saving.saved_before(criterion.id for criterion in page.framework.criteria),
    )


def _needing_action(scale: Scale) -> str:
    """Say which ratings need an action: `Amber or Red`."""
    return " or ".join(rating.label for rating in scale.ratings if "action" in rating.needs)


def _go_on(page: CriterionPage, form: AnswerForm) -> Response:
    """Go where the person wanted to; a date that is none is shown again first."""
    place: dict[str, Any] = {
        "cycle": page.head.cycle.ref,
        "directorate": page.head.directorate.ref,
        "saved": page.criterion.id,
    }
    if request.form.get("then") == "evidence":
        return redirect(url_for(".evidence", criterion=page.criterion.id, **place))
    if isinstance(form.action_due.data, str):
        return redirect(url_for(".criterion", criterion=page.criterion.id, **place))
    if page.after and page.after in page.standard.criteria:
        return redirect(url_for(".criterion", criterion=page.after.id, **place))
    return redirect(url_for(".standard", standard=page.standard.id, **place))


def _typed(page: CriterionPage) -> dict[str, Any]:
    return {"version": page.answer.version, **_texts(page.answer.value)}


def _texts(answer: object) -> dict[str, Any]:
    """Return an answer as the form's fields."""
    assert isinstance(answer, Answer)
    action = answer.proposed_action or ProposedAction()
    return {
        "rating": answer.rating,
        "narrative": answer.narrative,
        "how_known": answer.how_known,
        "impact": answer.impact,
        "na_reason": answer.na_reason,
        "action_text": action.text,
        "action_lead": action.lead,
        "action_due": due_text(action.due) if isinstance(action.due, Words) else action.due,
        "action_success_measure": action.success_measure,
    }


def _answer(criterion: str, form: AnswerForm) -> Answer:
    action = ProposedAction(
        text=form.action_text.data or "",
        lead=form.action_lead.data or "",
        due=_due(form.action_due.data),
        success_measure=form.action_success_measure.data or "",
    )
    return Answer(
        criterion,
        rating=form.rating.data,
        narrative=form.narrative.data or "",
        how_known=form.how_known.data or "",
        impact=form.impact.data or "",
        na_reason=form.na_reason.data or "",
        proposed_action=None if action == ProposedAction() else action,
    )


def _due(typed: Any) -> Due:
    return Words(typed) if isinstance(typed, str) else typed
