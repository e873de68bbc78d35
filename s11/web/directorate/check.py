"""The whole return to be checked, and its sign-off by the director."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.sign_off import SignOffForm
from s11.domain.people import Role
from s11.domain.refusals import NotComplete
from s11.services.signing import NotWhatWasRead, WholeReturn, load_whole_return, sign_off
from s11.storage.database import db
from s11.web.directorate import bp
from s11.web.pages import today
from s11.web.policy import head, may, person


@bp.get("/audits/<cycle>/<directorate>/check")
@may(Role.LEAD, Role.DIRECTOR)
def check(cycle: str, directorate: str) -> ResponseReturnValue:
    """Show everything that was answered, and what is missing."""
    whole = load_whole_return(db.session(), head())
    return _show(whole, SignOffForm(data={"seen": whole.seen, "signed_off_by": person().name}))


@bp.post("/audits/<cycle>/<directorate>/check")
@may(Role.DIRECTOR)
def sign(cycle: str, directorate: str) -> ResponseReturnValue:
    """Sign the return off."""
    form = SignOffForm(request.form)
    if not form.validate():
        return _show(load_whole_return(db.session(), head()), form), 422

    try:
        sign_off(db.session(), head(), form.signed_off_by.data, form.seen.data, today())
    except (NotComplete, NotWhatWasRead) as refusal:
        db.session().rollback()
        whole = load_whole_return(db.session(), head())
        form.seen.data, form.declared.data = whole.seen, False
        return _show(whole, form, str(refusal)), 409
    return redirect(url_for(".task_list", cycle=cycle, directorate=directorate, done=1))


def _show(whole: WholeReturn, form: SignOffForm, refusal: str = "") -> str:
    can_sign = whole.may_sign_off and not whole.gaps and person().role == Role.DIRECTOR
    return render_template(
        "directorate/check.html",
        page=whole,
        head=whole.head,
        form=form if can_sign else None,
        refusal=refusal,
        today=today(),
    )
