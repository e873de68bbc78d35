"""An action of the plan: added, edited, or several merged into one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, SubmitField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from forms.fields import LONGEST_LINE, LONGEST_TEXT, DayField, Line, Text
from forms.texts import NoLongerThan
from forms.version import Version
from forms.widgets import Radios, Select, Submit, TextArea, TextInput
from standards.framework import Framework

WHOLE_ORGANISATION = ""
REAL_DATE = "Enter a real date, such as 31 3 2027"


class WordedForm(FlaskForm):
    """What an action says; `kept_words` is a stored due that is no date, which may stay as it is."""

    kept_words: str | None = None

    text = Text(
        "What will be done?",
        widget=TextArea(),
        validators=[NoLongerThan(LONGEST_TEXT)],
    )
    lead = Line(
        "Who leads it?",
        description="A name and post. Without one the action is shown as having no lead officer.",
        widget=TextInput(),
        validators=[NoLongerThan(LONGEST_LINE)],
    )
    due = DayField(
        "When is it due?",
        description="For example, 31 3 2027. Without one the action is shown as having no date.",
    )
    success_measure = Text(
        "How will you know that it worked?",
        description="The success measure, if there is one.",
        widget=TextArea(),
        validators=[NoLongerThan(LONGEST_TEXT)],
    )
    directorate = SelectField("Whose action is it?", widget=Select())

    def validate_text(self, field: Text) -> None:
        if not (field.data or "").strip():
            raise ValidationError("Say what will be done")

    def validate_due(self, field: DayField) -> None:
        if isinstance(field.data, str) and field.data != self.kept_words:
            raise ValidationError(REAL_DATE)


class ActionForm(WordedForm):
    """An action, or the reason why a standard needs none and when that is looked at again."""

    kind = RadioField(
        "What do you want to put in the plan?",
        widget=Radios(),
        choices=[
            SelectChoice("action", "An action"),
            SelectChoice("no_action", "No action is needed, and why"),
        ],
        default="action",
        validators=[InputRequired("Select an action, or that none is needed")],
    )
    standard = SelectField("Which standard is it for?", widget=Select())
    version = Version()
    save = SubmitField("Save action", widget=Submit())

    def validate_text(self, field: Text) -> None:
        if not (field.data or "").strip():
            raise ValidationError(
                "Say why no action is needed" if self.needs_nothing else "Say what will be done"
            )

    def validate_due(self, field: DayField) -> None:
        if self.needs_nothing and not isinstance(field.data, date):
            raise ValidationError("Enter the date on which this is looked at again, such as 31 3 2027")
        super().validate_due(field)

    @property
    def needs_nothing(self) -> bool:
        return bool(self.kind.data == "no_action")


class MergeForm(WordedForm):
    """The one action that takes the place of several; `seen` are their ids and versions."""

    seen = HiddenField()
    save = SubmitField("Merge these actions", widget=Submit())


def action_form(framework: Framework, directorates: Mapping[str, str], **kwargs: Any) -> ActionForm:
    """Make the form of an action for the standards of a framework and the directorates by ref."""
    form = ActionForm(**kwargs)
    form.standard.choices = [
        SelectChoice(standard.id, f"{standard.id}. {standard.title}") for standard in framework.standards
    ]
    form.directorate.choices = _whose(directorates)
    return form


def merge_form(directorates: Mapping[str, str], **kwargs: Any) -> MergeForm:
    """Make the form of the merged action."""
    form = MergeForm(**kwargs)
    form.directorate.choices = _whose(directorates)
    return form


def _whose(directorates: Mapping[str, str]) -> list[SelectChoice]:
    whole = SelectChoice(WHOLE_ORGANISATION, "The whole organisation")
    return [whole, *(SelectChoice(ref, name) for ref, name in directorates.items())]
