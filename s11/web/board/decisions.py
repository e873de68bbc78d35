"""The board's decisions about a submission: send criteria back, accept, give more time."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forms.review import AcceptForm, MoreTimeForm, SendBackForm
from s11.domain.people import Role
from s11.domain.refusals import NotComplete
from s11.domain.review import open_for_more_time, open_for_rating, open_for_sending_back
from s11.services import reviewing
from s11.services.review_pages import load_review, load_standard_page
from s11.storage.database import db
from s11.web.board import bp
from s11.web.board.review import PLACE
from s11.web.looking import look_at, say_looks
from s11.web.pages import now, today
from s11.web.policy import head, may, person


@bp.route(f"{PLACE}/<standard>/send-back", methods=["GET", "POST"])
@may(Role.MANAGER)
def send_criteria_back(cycle: str, directorate: str, standard: str) -> ResponseReturnValue:
    """Ask which criteria of a standard go back, and why."""
    open_for_sending_back(head())
    page = load_standard_page(db.session(), head(), standard)
    form = SendBackForm(page.standard.criteria)
    if not form.validate_on_submit():
        look_at(form)
        return render_template("board/send_back.html", page=page, form=form)

    reviewing.send_back(db.session(), head(), form.criteria.data, form.reason.data)
    say_looks(form, "What you sent back")
    return redirect(url_for(".review", cycle=cycle, directorate=directorate))


@bp.route("/audits/<cycle>/<directorate>/accept", methods=["GET", "POST"])
@may(Role.MANAGER)
def accept(cycle: str, directorate: str) -> ResponseReturnValue:
    """Show the ratings once more, and accept."""
    open_for_rating(head())
    form = AcceptForm()
    if not form.validate_on_submit():
        return render_template("board/accept.html", page=load_review(db.session(), head()), form=form)

    try:
        reviewing.accept(db.session(), head(), person().display_name, now(), today())
    except NotComplete:
        page = load_review(db.session(), head())
        return render_template("board/accept.html", page=page, form=form, refused=True), 409
    return redirect(url_for(".feedback", cycle=cycle, directorate=directorate))


@bp.route("/audits/<cycle>/<directorate>/more-time", methods=["GET", "POST"])
@may(Role.MANAGER)
def more_time(cycle: str, directorate: str) -> ResponseReturnValue:
    """Ask until when a directorate gets more time."""
    open_for_more_time(head())
    stored = head().directorate.more_time_until
    form = MoreTimeForm(head().cycle.closes, today(), until=stored)
    if not form.validate_on_submit():
        return render_template("board/more_time.html", head=head(), form=form)

    reviewing.give_more_time(db.session(), head(), form.day)
    return redirect(url_for(".cycle", cycle=cycle))
