"""Linking people to the accounts that they have at their council."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import PasswordField, SelectField, SubmitField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from forms.widgets import PasswordInput, Select, Submit


class ProveForm(FlaskForm):
    """The password that one has: whoever found an open screen does not know it."""

    password = PasswordField(
        "Your password now", validators=[InputRequired("Enter your password")], widget=PasswordInput()
    )
    submit = SubmitField("Continue", widget=Submit())


class LinkForm(FlaskForm):
    """Whom somebody is linked to who waits; the page sets who can be chosen."""

    person = SelectField(
        "Who is it?",
        description="Link only somebody whose reference you were told in person or by telephone.",
        coerce=str,
        widget=Select(),
    )
    submit = SubmitField("Link them", widget=Submit())

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Set who can be chosen, as (number, name)."""
        none = SelectChoice("", "Choose a person")
        self.person.choices = [none, *(SelectChoice(number, name) for number, name in people)]

    def validate_person(self, field: SelectField) -> None:
        """Ask for a person."""
        InputRequired("Select who it is")(self, field)
