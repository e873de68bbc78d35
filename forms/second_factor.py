"""What is typed for second factors: codes, a passkey's name, the password again, the roles that need two."""

import re
from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, SelectMultipleField, SubmitField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, Regexp

from forms.fields import Line
from forms.widgets import Checkboxes, PasswordInput, Submit, TextInput

LONGEST_NAME = 60
LONGEST_CODE = 100


def _without_spaces(typed: str | None) -> str:
    return re.sub(r"\s", "", typed or "")


class AppCodeForm(FlaskForm):
    """The code that an authenticator app shows now."""

    code = Line(
        "Code",
        description="The 6 digits that your authenticator app shows now.",
        filters=[_without_spaces],
        validators=[
            InputRequired("Enter the code"),
            Regexp("^[0-9]{6}$", message="Enter the 6 digits of the code"),
        ],
        widget=TextInput(),
    )
    submit = SubmitField("Continue", widget=Submit())


class RecoveryCodeForm(FlaskForm):
    """One of the recovery codes."""

    code = Line(
        "Recovery code",
        description="One of those that you kept when you set up your second factor, like k7mp-2xq9-hrtw.",
        validators=[
            DataRequired("Enter a recovery code"),
            Length(max=LONGEST_CODE, message="Enter one recovery code; it has 24 letters and digits"),
        ],
        widget=TextInput(),
    )
    submit = SubmitField("Continue", widget=Submit())


class PasskeyForm(FlaskForm):
    """What the browser answers for a passkey; a script fills it in."""

    credential = HiddenField()


class NewPasskeyForm(FlaskForm):
    """A passkey and what its owner calls it."""

    name = Line(
        "What do you want to call this passkey?",
        description="So that you know it again, for example work laptop or grey security key.",
        validators=[
            DataRequired("Enter a name for this passkey"),
            Length(max=LONGEST_NAME, message=f"Name must be {LONGEST_NAME} characters or fewer"),
        ],
        widget=TextInput(),
    )
    credential = HiddenField()


class PasswordAgainForm(FlaskForm):
    """The password once more, before something that matters."""

    password = PasswordField(
        "Password", validators=[InputRequired("Enter your password")], widget=PasswordInput()
    )
    submit = SubmitField("Continue", widget=Submit())


class DoItForm(FlaskForm):
    """Nothing but the button."""


class RequiredFactorsForm(FlaskForm):
    """Which roles must sign in with two factors."""

    roles = SelectMultipleField("Who must sign in with two factors?", choices=[], widget=Checkboxes())
    submit = SubmitField("Save", widget=Submit())

    def offer(self, roles: Sequence[tuple[str, str]]) -> None:
        """Set what can be ticked, as (value, label)."""
        self.roles.choices = [SelectChoice(value, label) for value, label in roles]
