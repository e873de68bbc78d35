"""Progress on an action: what is reported on a day."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SubmitField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from forms.action import REAL_DATE
from forms.fields import LONGEST_TEXT, DayField, Text
from forms.texts import NoLongerThan
from forms.version import Version
from forms.widgets import Radios, Submit, TextArea

ASKED = {
    "complete": "Say what shows that it is done",
    "no_longer_needed": "Say why it is no longer needed",
}


class ProgressForm(FlaskForm):
    """Where an action stands now, what has happened, and a new due date where it moved."""

    status = RadioField(
        "Where does it stand?", widget=Radios(), validators=[InputRequired("Select where the action stands")]
    )
    text = Text(
        "What has happened?",
        description="If it is complete, say what shows it. If it is no longer needed, say why.",
        widget=TextArea(),
        validators=[NoLongerThan(LONGEST_TEXT)],
    )
    due = DayField(
        "New due date, if it has moved",
        description="Leave it empty if the date stays. The earlier date is kept in the history.",
    )
    version = Version()
    save = SubmitField("Save update", widget=Submit())

    def validate_text(self, field: Text) -> None:
        if not (field.data or "").strip() and self.status.data in ASKED:
            raise ValidationError(ASKED[self.status.data])

    def validate_due(self, field: DayField) -> None:
        if isinstance(field.data, str):
            raise ValidationError(REAL_DATE)


def progress_form(statuses: Iterable[tuple[str, str]], **kwargs: Any) -> ProgressForm:
    """Make the form with the statuses, each its id and its words."""
    form = ProgressForm(**kwargs)
    form.status.choices = [SelectChoice(status, words) for status, words in statuses]
    return form
