"""Signing in with an e-mail address and a password, and changing the password."""

from typing import Any

from flask import current_app
from flask_security import PasswordUtil

from forms.sign_in import SignInForm
from s11.config import Settings
from s11.domain.passwords import why_refused

NOT_RIGHT = "The email address or the password is not right"
WORDS = {
    "SECURITY_MSG_GENERIC_AUTHN_FAILED": (NOT_RIGHT, "error"),
    "SECURITY_MSG_PASSWORD_INVALID_LENGTH": ("Enter a password of 12 characters or more", "error"),
    "SECURITY_MSG_PASSWORD_NOT_PROVIDED": ("Enter a password", "error"),
    "SECURITY_MSG_RETYPE_PASSWORD_MISMATCH": ("Enter the same new password twice", "error"),
    "SECURITY_MSG_INVALID_PASSWORD": ("Your password now is not right", "error"),
    "SECURITY_MSG_PASSWORD_IS_THE_SAME": ("Enter a new password that differs from the old one", "error"),
    "SECURITY_MSG_EMAIL_NOT_PROVIDED": ("Enter your email address", "error"),
}


class OurPasswords(PasswordUtil):
    """Which new passwords are taken, wherever Flask-Security asks for one."""

    def validate(self, password: str, is_register: bool, **kwargs: Any) -> tuple[list[str] | None, str]:
        """Return why a password is refused, and the password as it is hashed."""
        normalized: str = self.normalize(password)
        why = why_refused(normalized, kwargs["user"].email)
        return [why] if why else None, normalized


class PasswordForm(SignInForm):
    """E-mail address and password: whatever is wrong, the same is said at the same place after the same work."""

    def validate(self, **kwargs: Any) -> bool:
        """Check the password first and only then whether this person may use one."""
        done = bool(super().validate(**kwargs))
        typed = bool(self.email.data and self.password.data)
        if done and not _lets_passwords_in(getattr(self.user, "email", "")):
            done = False
        if not done and typed and self.ifield is not None:
            self.email.errors, self.password.errors = [NOT_RIGHT], []
        return done


def _lets_passwords_in(email: str) -> bool:
    provider = current_app.extensions["s11"].provider
    return provider is None or provider.lets_passwords_in(email)


def configuration(settings: Settings) -> dict[str, object]:
    """Return what Flask-Security is told about passwords, and where its pages are."""
    return {
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
        **WORDS,
    }
