"""The feedback to a directorate: whom to ask, a look at it, and issuing it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.review import FeedbackForm
from s11.domain.people import Role
from s11.domain.review import open_for_feedback
from s11.services.review_pages import load_review
from s11.services.reviewing import issue_feedback, keep_contact
from s11.storage.database import db
from s11.web.board import bp
from s11.web.pages import today
from s11.web.policy import head, may


@bp.route("/audits/<cycle>/<directorate>/feedback", methods=["GET", "POST"])
@may(Role.MANAGER)
def feedback(cycle: str, directorate: str) -> ResponseReturnValue:
    """Name a contact, look at the feedback, issue it; afterwards see it and the replies."""
    if request.method == "POST":
        open_for_feedback(head())
    form = FeedbackForm(**FeedbackForm.split(head().feedback_contact))
    if not form.validate_on_submit():
        return render_template("board/feedback.html", page=load_review(db.session(), head()), form=form)

    if request.form.get("then") == "preview":
        keep_contact(db.session(), head(), form.contact)
    else:
        issue_feedback(db.session(), head(), form.contact, today())
    return redirect(url_for(".feedback", cycle=cycle, directorate=directorate))
