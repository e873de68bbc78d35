"""Until when an audit is kept, and confirming that it is removed."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import ValidationError

from forms.fields import DayField, Line
from forms.widgets import TextInput


class KeepUntilForm(FlaskForm):
    """The last day on which an audit is kept."""

    until = DayField("Until which day is it kept?", description="For example, 31 12 2031")

    def validate_until(self, field: DayField) -> None:
        """Take a real day."""
        if not isinstance(field.data, date):
            raise ValidationError("Enter a real date, like 31 12 2031")

    @property
    def day(self) -> date:
        """The day, once it is known to be real."""
        assert isinstance(self.until.data, date)
        return self.until.data


class ConfirmForm(FlaskForm):
    """Something typed by which a person confirms what cannot be undone; the service says whether it is right."""

    typed = Line("Type it to confirm", widget=TextInput())
