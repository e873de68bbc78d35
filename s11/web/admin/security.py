"""Which roles must sign in with two factors."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forms.second_factor import RequiredFactorsForm
from s11.domain.people import ROLE_WORDS, Role
from s11.services.second_factors import require_factors
from s11.storage.database import db
from s11.storage.factors import count_without_factor, required_roles
from s11.web.admin import bp
from s11.web.policy import may


@bp.route("/security", methods=["GET", "POST"])
@may(Role.ADMIN)
def security() -> ResponseReturnValue:
    """Show which roles need two factors and how many people would have to set one up, and change it."""
    form = RequiredFactorsForm()
    form.offer([(role.value, words) for role, words in ROLE_WORDS.items()])
    if form.validate_on_submit():
        require_factors(db.session(), [Role(role) for role in form.roles.data or ()])
        return redirect(url_for(".security", saved=1))
    if request.method == "GET":
        form.roles.data = [role.value for role in required_roles(db.session())]
    without = count_without_factor(db.session())
    return render_template("admin/security.html", form=form, without=without, roles=ROLE_WORDS)
