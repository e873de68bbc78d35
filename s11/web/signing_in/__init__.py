"""Signing in: one module a way to do it; each brings its settings for Flask-Security and its own routes."""

from flask import Flask

from forms.sign_in import NewPasswordForm, SignInForm
from s11.config import Settings
from s11.extensions import people, security
from s11.web.signing_in import passwords, second_factor


def init_app(app: Flask, settings: Settings) -> None:
    """Set up Flask-Security with what all ways of signing in ask of it."""
    for way in (passwords, second_factor):
        app.config.from_mapping(way.configuration(settings))
    security.init_app(
        app,
        people,
        login_form=SignInForm,
        change_password_form=NewPasswordForm,
    )
    second_factor.init_app(app)
