"""A standard as a whole: its criteria, the rating that they suggest, and the one that a person decides."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.standard_rating import StandardRatingForm, standard_rating_form
from s11.domain.audit import StandardRatings
from s11.domain.people import Role
from s11.domain.refusals import ChangedMeanwhile, TooLate
from s11.services.rating import StandardPage, load_standard_page, save_self_rating
from s11.storage.database import db
from s11.web.directorate import bp, saving
from s11.web.directorate.clash import show_clash, show_too_late
from s11.web.looking import look_at, looks_of, say_looks
from s11.web.pages import now, today
from s11.web.policy import head, may, person


@bp.get("/audits/<cycle>/<directorate>/standards/<standard>")
@may(Role.LEAD, Role.DIRECTOR)
def standard(cycle: str, directorate: str, standard: str) -> ResponseReturnValue:
    """Show a standard with its criteria and its rating."""
    page = load_standard_page(db.session(), head(), standard, today())
    form = None
    if page.may_answer:
        stored = page.ratings
        form = standard_rating_form(page.framework.scale)(
            data={"version": stored.version, **_texts(stored.value)}
        )
    return _show(page, form)


@bp.post("/audits/<cycle>/<directorate>/standards/<standard>")
@may(Role.LEAD, Role.DIRECTOR)
def save_standard(cycle: str, directorate: str, standard: str) -> ResponseReturnValue:
    """Save the rating of a standard."""
    page = load_standard_page(db.session(), head(), standard, today())
    form = standard_rating_form(page.framework.scale)(request.form)
    if not form.validate():
        return saving.json_invalid(form) if saving.wants_json() else (_show(page, form), 422)

    typed = StandardRatings(
        standard, self_rating=form.self_rating.data, self_reason=form.self_reason.data or ""
    )
    try:
        saved = save_self_rating(
            db.session(), page.head, typed, form.version.data, person().display_name, now(), today()
        )
    except ChangedMeanwhile as clash:
        return (
            saving.json_clash(clash) if saving.wants_json() else show_clash(form, _texts(clash.theirs), clash)
        )
    except TooLate as refusal:
        return saving.json_too_late(str(refusal)) if saving.wants_json() else show_too_late(form, refusal)
    if saving.wants_json():
        return saving.json_saved(saved, page.gaps_with(saved.value), looks_of(form))
    say_looks(form, f"Standard {standard}", request.path)
    return redirect(url_for(".task_list", cycle=cycle, directorate=directorate, saved=standard))


def _show(page: StandardPage, form: StandardRatingForm | None) -> str:
    look_at(form)
    return render_template(
        "directorate/standard.html",
        page=page,
        head=page.head,
        form=form,
        saved=saving.say_saved(page.ratings),
        saved_before=saving.saved_before(criterion.id for criterion in page.framework.criteria),
    )


def _texts(ratings: object) -> dict[str, str | None]:
    assert isinstance(ratings, StandardRatings)
    return {"self_rating": ratings.self_rating, "self_reason": ratings.self_reason}
