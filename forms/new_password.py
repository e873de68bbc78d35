"""Setting a password with a link, and asking for the link."""

from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, SubmitField
from wtforms.validators import EqualTo, InputRequired, Length

from forms.widgets import PasswordInput, Submit, TextInput

LONGEST_EMAIL = 254
RULES = (
    "12 characters or more, without your email address. Three or four words that do not belong together are good, "
    "and easy to remember."
)


class ForgottenForm(FlaskForm):
    """Who asks for a link."""

    email = EmailField(
        "Email address",
        description="The one that you sign in with.",
        filters=[lambda typed: (typed or "").strip()],
        validators=[
            InputRequired("Enter your email address"),
            Length(max=LONGEST_EMAIL, message=f"Email address must be {LONGEST_EMAIL} characters or fewer"),
        ],
        widget=TextInput(),
    )
    submit = SubmitField("Send me a link", widget=Submit())


class ChoosePasswordForm(FlaskForm):
    """A new password, twice."""

    new_password = PasswordField(
        "New password",
        description=RULES,
        validators=[InputRequired("Enter a password")],
        widget=PasswordInput(),
    )
    new_password_confirm = PasswordField(
        "New password again",
        validators=[
            InputRequired("Enter the same password again"),
            EqualTo("new_password", "Enter the same new password twice"),
        ],
        widget=PasswordInput(),
    )
    submit = SubmitField("Set this password", widget=Submit())
