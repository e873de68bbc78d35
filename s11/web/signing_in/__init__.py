"""Signing in: one module a way to do it; each brings its settings for Flask-Security and its own routes."""

from flask import Flask, request
from werkzeug.datastructures import ImmutableMultiDict

from forms.sign_in import NewPasswordForm
from s11.config import Settings
from s11.extensions import people, security
from s11.web.own_pages import leads_to_us
from s11.web.signing_in import passwords, second_factor, sign_ins, single_sign_on


def init_app(app: Flask, settings: Settings) -> None:
    """Set up Flask-Security with what all ways of signing in ask of it."""
    for way in (passwords, second_factor):
        app.config.from_mapping(way.configuration(settings))
    security.init_app(
        app,
        people,
        login_form=passwords.PasswordForm,
        change_password_form=NewPasswordForm,
    )
    security._password_util = passwords.OurPasswords(app)  # it hears of this in its constructor only
    sign_ins.init_app(app)
    second_factor.init_app(app)
    single_sign_on.init_app(app, settings)
    app.before_request(_drop_other_places)


def _drop_other_places() -> None:
    """Forget a `next` that is no page of ours, before Flask-Security stumbles over it or silently says no."""
    if request.blueprint != "security":
        return
    for name in ("args", "form"):
        sent = getattr(request, name)
        if not all(leads_to_us(place) for place in sent.getlist("next")):
            kept = [(key, value) for key, value in sent.items(multi=True) if key != "next"]
            setattr(request, name, ImmutableMultiDict(kept))
