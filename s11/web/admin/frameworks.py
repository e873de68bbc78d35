"""Which standards an audit can ask."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forms.framework import FrameworkForm
from s11.domain.audit import FrameworkRef
from s11.domain.people import Role
from s11.services.frameworks import list_frameworks, load_known_framework, take_in_framework
from s11.storage.database import db
from s11.web.admin import bp
from s11.web.policy import may
from standards.reading import LARGEST, FrameworkRefused


@bp.route("/frameworks", methods=["GET", "POST"])
@may(Role.ADMIN)
def frameworks() -> ResponseReturnValue:
    """List the frameworks, and take in another one."""
    form = FrameworkForm()
    if form.validate_on_submit():
        text = form.file.data.read(LARGEST + 1)
        try:
            taken = take_in_framework(db.session(), text, form.file.data.filename or "the file")
        except FrameworkRefused as refusal:
            form.file.errors = [str(refusal)]
        else:
            ref, version = taken.framework.id, taken.framework.version
            return redirect(url_for(".framework", framework_id=ref, version=version))
    known = list_frameworks(db.session())
    return render_template("admin/frameworks.html", form=form, known=known)


@bp.get("/frameworks/<framework_id>/<version>")
@may(Role.ADMIN)
def framework(framework_id: str, version: str) -> ResponseReturnValue:
    """Show a framework's scale, standards and criteria."""
    known = load_known_framework(db.session(), FrameworkRef(framework_id, version))
    return render_template("admin/framework.html", known=known, framework=known.framework, needs=NEEDS)


NEEDS = {
    "narrative": "what is in place",
    "how_known": "how you know it works",
    "impact": "what changed for children",
    "evidence": "evidence",
    "action": "an action with a lead officer and a date",
    "na_reason": "a reason",
}
