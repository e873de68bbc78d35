"""Reading a submission standard by standard, and the board's rating of each."""

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.review import ModerationForm, with_meanings
from s11.domain.people import Role
from s11.domain.refusals import ChangedMeanwhile
from s11.domain.review import open_for_rating
from s11.domain.states import may_review, may_send_back
from s11.services.review_pages import StandardPage, load_review, load_standard_page
from s11.services.reviewing import Moderation, moderate
from s11.storage.database import db
from s11.web.board import bp
from s11.web.looking import look_at, say_looks
from s11.web.pages import now
from s11.web.policy import head, may, person

PLACE = "/audits/<cycle>/<directorate>/review"


@bp.get(PLACE)
@may(Role.MANAGER)
def review(cycle: str, directorate: str) -> ResponseReturnValue:
    """Show a submission at a glance, and what is left for the board."""
    return render_template("board/review.html", page=load_review(db.session(), head()))


@bp.route(f"{PLACE}/<standard>", methods=["GET", "POST"])
@may(Role.MANAGER)
def standard(cycle: str, directorate: str, standard: str) -> ResponseReturnValue:
    """Show a standard's answers in full, and save what the board says to it."""
    if request.method == "POST":
        open_for_rating(head())
    page = load_standard_page(db.session(), head(), standard)
    form = _filled(page)
    if not form.validate_on_submit():
        return _show(page, form)

    try:
        moderate(db.session(), head(), standard, _said(form), form.version.data, person().display_name, now())
    except ChangedMeanwhile as clash:
        form.version.data = clash.version
        return make_response(_show(page, form, clash), 409)
    say_looks(form, f"Standard {standard}", request.path)
    return redirect(_next(page))


def _filled(page: StandardPage) -> ModerationForm:
    """Return the form as sent, or filled with what is stored."""
    stored = page.ratings.value
    values = {"obj": stored, "version": page.ratings.version} if request.method == "GET" else {}
    return ModerationForm(page.framework.scale, stored.self_rating, **values)


def _show(page: StandardPage, form: ModerationForm, clash: ChangedMeanwhile | None = None) -> str:
    look_at(form)
    return render_template(
        "board/standard.html",
        page=page,
        form=form,
        clash=clash,
        open=may_review(page.head.status),
        may_send_back=may_send_back(page.head.status),
        meanings=with_meanings(page.framework.scale.ratings),
    )


def _said(form: ModerationForm) -> Moderation:
    return Moderation(
        form.board_rating.data,
        form.board_reason.data,
        form.strengths.data,
        form.challenge.data,
        form.evidence_wanted.data,
    )


def _next(page: StandardPage) -> str:
    """Return where the button that was pressed leads: the next standard, sending back, or the overview."""
    cycle, directorate = page.head.cycle.ref, page.head.directorate.ref
    then = request.form.get("then")
    if then == "send-back":
        return url_for(".send_criteria_back", cycle=cycle, directorate=directorate, standard=page.standard.id)
    if then == "next" and page.after:
        return url_for(".standard", cycle=cycle, directorate=directorate, standard=page.after.id)
    return url_for(".review", cycle=cycle, directorate=directorate)
