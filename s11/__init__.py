"""The Section 11 toolkit: what runs.

What the application is made of is imported when it is made, so that `s11 --help` answers at once.
"""

from typing import TYPE_CHECKING

from s11.config import Settings, read_settings

if TYPE_CHECKING:
    from flask import Flask


def create_app(settings: Settings | None = None) -> "Flask":
    """Make the application for a data folder; its database must be up to date."""
    from flask import Flask

    from forms.sign_in import NewPasswordForm, SignInForm
    from s11 import web
    from s11.extensions import csrf, people, security
    from s11.storage import trail  # noqa: F401  # from here on sessions tell it what they change
    from s11.storage.database import db

    settings = settings or read_settings()
    app = Flask("s11.web")
    app.config.from_mapping(_configuration(settings))
    app.extensions["s11"] = settings
    db.init_app(app)
    csrf.init_app(app)
    web.prepare(app, settings)
    security.init_app(app, people, login_form=SignInForm, change_password_form=NewPasswordForm)
    web.register(app)
    return app


def _configuration(settings: Settings) -> dict[str, object]:
    from s11 import web

    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "MAX_CONTENT_LENGTH": web.LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": web.LARGEST_FORM,
        "SESSION_COOKIE_NAME": "s11",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "TRUSTED_HOSTS": list(settings.hosts) or None,
        "WTF_CSRF_TIME_LIMIT": None,
        "SECURITY_PASSWORD_SALT": settings.password_salt,
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_PASSWORD_LENGTH_MIN": 12,
        "SECURITY_JOIN_USER_ROLES": False,
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
        "SECURITY_USER_IDENTITY_ATTRIBUTES": [
            {"email": {"mapper": str.strip, "case_insensitive": True}},
        ],
        "SECURITY_LOGIN_URL": "/sign-in",
        "SECURITY_LOGOUT_URL": "/sign-out",
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_POST_LOGIN_VIEW": "/",
        "SECURITY_POST_LOGOUT_VIEW": "/sign-in",
        "SECURITY_CHANGEABLE": True,
        "SECURITY_CHANGE_URL": "/account/password",
        "SECURITY_POST_CHANGE_VIEW": "/account",
        "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
        "SECURITY_FLASH_MESSAGES": False,
        "SECURITY_MSG_GENERIC_AUTHN_FAILED": ("The email address or the password is not right", "error"),
        "SECURITY_MSG_PASSWORD_INVALID_LENGTH": ("Enter a password of 12 characters or more", "error"),
        "SECURITY_MSG_PASSWORD_NOT_PROVIDED": ("Enter a password", "error"),
        "SECURITY_MSG_RETYPE_PASSWORD_MISMATCH": ("Enter the same new password twice", "error"),
        "SECURITY_MSG_INVALID_PASSWORD": ("Your password now is not right", "error"),
        "SECURITY_MSG_PASSWORD_IS_THE_SAME": ("Enter a new password that differs from the old one", "error"),
        "SECURITY_MSG_EMAIL_NOT_PROVIDED": ("Enter your email address", "error"),
    }
