"""The board's feedback, and the directorate's reply to it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.reply import ReplyForm
from s11.domain.audit import StandardRatings
from s11.domain.people import Role
from s11.domain.refusals import ChangedMeanwhile
from s11.services.replying import FeedbackPage, load_feedback, save_reply
from s11.storage.database import db
from s11.web.directorate import bp, saving
from s11.web.directorate.clash import show_clash
from s11.web.looking import look_at, looks_of
from s11.web.pages import now
from s11.web.policy import head, may, person


@bp.get("/audits/<cycle>/<directorate>/feedback")
@may(Role.LEAD, Role.DIRECTOR)
def feedback(cycle: str, directorate: str) -> ResponseReturnValue:
    """Show what the board said to each standard."""
    return _show(load_feedback(db.session(), head()))


@bp.get("/audits/<cycle>/<directorate>/feedback/<standard>")
@may(Role.LEAD, Role.DIRECTOR)
def reply(cycle: str, directorate: str, standard: str) -> ResponseReturnValue:
    """Show the place of a reply's standard in the feedback."""
    place = url_for(".feedback", cycle=cycle, directorate=directorate, _anchor=f"standard-{standard}")
    return redirect(place)


@bp.post("/audits/<cycle>/<directorate>/feedback/<standard>")
@may(Role.LEAD, Role.DIRECTOR)
def save(cycle: str, directorate: str, standard: str) -> ResponseReturnValue:
    """Save a reply."""
    page = load_feedback(db.session(), head())
    form = ReplyForm(request.form)
    if not form.validate():
        return saving.json_invalid(form) if saving.wants_json() else (_show(page, {standard: form}), 422)

    try:
        saved = save_reply(
            db.session(),
            page.head,
            standard,
            form.reply.data,
            form.version.data,
            person().display_name,
            now(),
        )
    except ChangedMeanwhile as clash:
        return (
            saving.json_clash(clash) if saving.wants_json() else show_clash(form, _texts(clash.theirs), clash)
        )
    if saving.wants_json():
        return saving.json_saved(saved, (), looks_of(form))
    return redirect(
        url_for(
            ".feedback",
            cycle=cycle,
            directorate=directorate,
            saved=standard,
            _anchor=f"standard-{standard}",
        )
    )


def _show(page: FeedbackPage, typed: dict[str, ReplyForm] | None = None) -> str:
    forms = {
        key: ReplyForm(data={"version": stored.version, "reply": stored.value.reply})
        for key, stored in page.ratings.items()
    } | (typed or {})
    for key, form in forms.items():
        form.reply.id = f"reply-{key}"
        look_at(form)
    return render_template(
        "directorate/feedback.html",
        page=page,
        head=page.head,
        forms=forms,
        form=next(iter((typed or {}).values()), None),
        say_saved=saving.say_saved,
        saved_before=saving.saved_before(page.ratings),
    )


def _texts(ratings: object) -> dict[str, str]:
    assert isinstance(ratings, StandardRatings)
    return {"reply": ratings.reply}
