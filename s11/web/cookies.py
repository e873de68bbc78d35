"""The one cookie: for this host only where it goes over HTTPS, unread by scripts, gone with the browser."""

from hashlib import sha256

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from flask_login import user_logged_in

from s11.config import Settings


class SignedSessions(SecureCookieSessionInterface):
    """Flask's own cookie, signed with SHA-256 where Flask takes SHA-1."""

    digest_method = staticmethod(sha256)


def configuration(settings: Settings) -> dict[str, object]:
    """Return what Flask is told about the cookie; `__Host-` lets no other host of the domain set it."""
    name = "__Host-s11" if settings.secure_cookies else "s11"
    return {
        "SESSION_COOKIE_NAME": name,
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
    }


def init_app(app: Flask) -> None:
    """Let nobody stay signed in by a cookie of Flask-Login's, which a form may ask for unasked."""
    app.session_interface = SignedSessions()
    user_logged_in.connect(_not_remembered, app)


def _not_remembered(app: Flask, **_: object) -> None:
    session.pop("_remember", None)
    session.pop("_remember_seconds", None)
