"""Signing in, and changing one's password."""

from flask_security.forms import ChangePasswordForm, LoginForm
from wtforms import EmailField, PasswordField, SubmitField
from wtforms.validators import InputRequired

from forms.new_password import RULES
from forms.widgets import PasswordInput, Submit, TextInput


def or_nothing(typed: str | None) -> str:
    """Take a field that was not sent at all as one in which nothing was typed."""
    return typed or ""


class SignInForm(LoginForm):
    """E-mail address and password."""

    email = EmailField("Email address", filters=[or_nothing, str.strip], widget=TextInput())
    password = PasswordField(
        "Password",
        filters=[or_nothing],
        validators=[InputRequired("Enter your password")],
        widget=PasswordInput(),
    )
    remember = None  # a sign-in ends when it is over; nothing signs in again by itself
    submit = SubmitField("Sign in", widget=Submit())


class NewPasswordForm(ChangePasswordForm):
    """The password that one has, and a new one twice."""

    password = PasswordField("Your password now", filters=[or_nothing], widget=PasswordInput())
    new_password = PasswordField(
        "New password", filters=[or_nothing], description=RULES, widget=PasswordInput()
    )
    new_password_confirm = PasswordField("New password again", filters=[or_nothing], widget=PasswordInput())
    submit = SubmitField("Change password", widget=Submit())
