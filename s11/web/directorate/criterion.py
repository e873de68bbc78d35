"""A criterion: its page, and saving the answer, by the button or by itself."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from forms.answer import AnswerForm, answer_form, revealing
from s11.domain.audit import Answer, Due, ProposedAction, Words
from s11.domain.due import due_text
from s11.domain.people import Role
from s11.domain.refusals import ChangedMeanwhile, TooLate
from s11.services.answering import Asked, CriterionPage, find_asked, load_criterion_page, save_answer
from s11.storage.database import db
from s11.web.directorate import bp, saving
from s11.web.directorate.clash import show_clash, show_too_late
from s11.web.looking import look_at, looks_of, say_looks
from s11.web.pages import now, today
from s11.web.policy import head, may, person
from standards.framework import Scale


@bp.get("/audits/<cycle>/<directorate>/criteria/<criterion>")
@may(Role.LEAD, Role.DIRECTOR)
def criterion(cycle: str, directorate: str, criterion: str) -> ResponseReturnValue:
    """Show a criterion with its answer."""
    page = load_criterion_page(db.session(), head(), find_asked(db.session(), head(), criterion), today())
    form = None
    if page.may_answer:
        form = _form_of(page.asked)(data={"version": page.answer.version, **_texts(page.answer.value)})
        form.flag_date()
    return _show(page, form)


@bp.post("/audits/<cycle>/<directorate>/criteria/<criterion>")
@may(Role.LEAD, Role.DIRECTOR)
def save_criterion(cycle: str, directorate: str, criterion: str) -> ResponseReturnValue:
    """Save what was typed, complete or not."""
    asked = find_asked(db.session(), head(), criterion)
    form = _form_of(asked)(request.form)
    if not form.validate():
        if saving.wants_json():
            return saving.json_invalid(form)
        form.flag_date()
        return _show(load_criterion_page(db.session(), head(), asked, today()), form), 422

    try:
        answer = _answer(criterion, form)
        saved = save_answer(
            db.session(), head(), answer, form.version.data, person().display_name, now(), today()
        )
    except ChangedMeanwhile as clash:
        return (
            saving.json_clash(clash) if saving.wants_json() else show_clash(form, _texts(clash.theirs), clash)
        )
    except TooLate as refusal:
        return saving.json_too_late(str(refusal)) if saving.wants_json() else show_too_late(form, refusal)
    if saving.wants_json():
        return saving.json_saved(saved, asked.gaps(saved.value), looks_of(form))
    say_looks(form, f"Criterion {criterion}", request.path)
    return _go_on(asked, form)


def _form_of(asked: Asked) -> type[AnswerForm]:
    return answer_form(asked.framework.scale, asked.criterion)


def _show(page: CriterionPage, form: AnswerForm | None) -> str:
    framework = page.asked.framework
    look_at(form)
    return render_template(
        "directorate/criterion.html",
        page=page,
        asked=page.asked,
        scale=framework.scale,
        head=page.head,
        form=form,
        gaps=page.asked.gaps(page.answer.value),
        saved=saving.say_saved(page.answer),
        revealing=revealing(framework.scale),
        needing_action=_needing_action(framework.scale),
        saved_before=saving.saved_before(criterion.id for criterion in framework.criteria),
    )


def _needing_action(scale: Scale) -> str:
    """Say which ratings need an action: `Amber or Red`."""
    return " or ".join(rating.label for rating in scale.ratings if "action" in rating.needs)


def _go_on(asked: Asked, form: AnswerForm) -> Response:
    """Go where the person wanted to; a date that is none is shown again first."""
    here = asked.criterion.id
    place: dict[str, Any] = {**(request.view_args or {}), "saved": here}
    if request.form.get("then") == "evidence":
        return redirect(url_for(".evidence", **place))
    if isinstance(form.action_due.data, str):
        return redirect(url_for(".criterion", **place))
    if asked.after in asked.standard.criteria:
        return redirect(url_for(".criterion", **{**place, "criterion": asked.after.id}))
    del place["criterion"]
    return redirect(url_for(".standard", standard=asked.standard.id, **place))


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
