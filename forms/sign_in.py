"""Signing in, and changing one's password."""

from flask_security.forms import ChangePasswordForm, LoginForm
from wtforms import EmailField, PasswordField, SubmitField

from forms.widgets import PasswordInput, Submit, TextInput


class SignInForm(LoginForm):
    """E-mail address and password."""

    email = EmailField(
        "Email address", filters=[lambda typed: typed.strip() if typed else typed], widget=TextInput()
    )
    # Flask-Security fails where a script sends no password at all, rather than an empty one.
    password = PasswordField("Password", filters=[lambda typed: typed or ""], widget=PasswordInput())
    submit = SubmitField("Sign in", widget=Submit())


class NewPasswordForm(ChangePasswordForm):
    """The password that one has, and a new one twice."""

    password = PasswordField("Your password now", widget=PasswordInput())
    new_password = PasswordField("New password", description="12 characters or more", widget=PasswordInput())
    new_password_confirm = PasswordField("New password again", widget=PasswordInput())
    submit = SubmitField("Change password", widget=Submit())
