"""What the board types about a submission: its rating of a standard, what it sends back, whom to ask."""

from collections.abc import Iterable
from datetime import date

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectMultipleField, ValidationError
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from forms.fields import LONGEST_LINE, LONGEST_TEXT, DayField, Line, Text
from forms.texts import NoLongerThan
from forms.version import Version
from forms.widgets import Checkboxes, Radios, TextArea, TextInput
from standards.framework import Criterion, Rating, Scale

SHORT_ENOUGH = NoLongerThan(LONGEST_TEXT)
ONE_LINE = NoLongerThan(LONGEST_LINE)


class OpenChoice(RadioField):
    """One of several, or none yet."""

    def pre_validate(self, form: FlaskForm) -> None:
        if self.data and self.data not in [choice.value for choice in self.choices]:
            raise ValidationError("Select one of the ratings")


def _chosen(value: object) -> str | None:
    return str(value) if value else None


class ModerationForm(FlaskForm):
    """The board's rating of a standard and its words; the rating can stay open for now."""

    board_rating = OpenChoice(
        "What is the board's rating of this standard?", coerce=_chosen, choices=[], widget=Radios()
    )
    board_reason = Text(
        "Why does the board's rating differ?",
        [SHORT_ENOUGH],
        description="Needed where it differs from the directorate's own rating.",
        widget=TextArea(),
    )
    strengths = Text("What is strong?", [SHORT_ENOUGH], widget=TextArea())
    challenge = Text(
        "What does the board challenge?",
        [SHORT_ENOUGH],
        description="The directorate can reply to this after the feedback is issued.",
        widget=TextArea(),
    )
    evidence_wanted = Text("What evidence does the board still want?", [SHORT_ENOUGH], widget=TextArea())
    version = Version()

    def __init__(self, scale: Scale, self_rating: str | None, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._self_rating = self_rating
        self.board_rating.choices = [SelectChoice(rating.id, rating.label) for rating in scale.ratings]

    def validate_board_reason(self, field: Text) -> None:
        """Ask for a reason where both have rated, and differently."""
        rating = self.board_rating.data
        if rating and self._self_rating and rating != self._self_rating and not field.data.strip():
            raise ValidationError("Say why the board's rating differs")


def with_meanings(ratings: Iterable[Rating]) -> dict[str, object]:
    """Return what the radios of a scale show beside each choice: its definition."""
    return {"items": [{"hint": {"text": rating.meaning}} for rating in ratings]}


class Several(SelectMultipleField):
    """Any of several, at least one."""

    def pre_validate(self, form: FlaskForm) -> None:
        known = [choice.value for choice in self.choices]
        if not self.data or any(value not in known for value in self.data):
            raise ValidationError("Select at least one criterion to send back")


class SendBackForm(FlaskForm):
    """Which criteria go back to the directorate, and why."""

    criteria = Several("Which criteria do you send back?", choices=[], widget=Checkboxes())
    reason = Text(
        "Why?",
        [InputRequired("Say what the directorate should look at again"), SHORT_ENOUGH],
        description="The directorate reads this beside its answer.",
        widget=TextArea(),
    )

    def __init__(self, criteria: Iterable[Criterion], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.criteria.choices = [SelectChoice(each.id, f"{each.id} {each.statement}") for each in criteria]

    def validate_reason(self, field: Text) -> None:
        """Spaces are no reason."""
        if not field.data.strip():
            raise ValidationError("Say what the directorate should look at again")


class AcceptForm(FlaskForm):
    """Nothing but the decision."""


class MoreTimeForm(FlaskForm):
    """A directorate's own, later closing date."""

    until = DayField("Until which day can it answer?", description="For example, 27 3 2027")

    def __init__(self, after: date, today: date, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._after, self._today = after, today

    def validate_until(self, field: DayField) -> None:
        """Take a real day that gives more time than there is."""
        if not isinstance(field.data, date):
            raise ValidationError("Enter a real date, as 27 3 2027")
        if field.data <= self._after:
            raise ValidationError("Enter a day after the closing date of the audit")
        if field.data < self._today:
            raise ValidationError("Enter a day that is not over yet")

    @property
    def day(self) -> date:
        """The new closing date, once it is known to be real."""
        assert isinstance(self.until.data, date)
        return self.until.data


class FeedbackForm(FlaskForm):
    """Whom the directorate can ask about its feedback."""

    name = Line("Who can be asked about the feedback?", [ONE_LINE], widget=TextInput())
    phone = Line("Telephone number", [ONE_LINE], widget=TextInput())
    email = Line("Email address", [ONE_LINE], widget=TextInput())

    def validate_name(self, field: Line) -> None:
        """Feedback without a person to ask is none."""
        if not field.data:
            raise ValidationError("Enter the name of the person to ask")

    def validate_phone(self, field: Line) -> None:
        """One way to reach the person is enough."""
        if not field.data and not self.email.data:
            raise ValidationError("Enter a telephone number or an email address")

    @property
    def contact(self) -> str:
        """The contact as the paper shows it, a line for each."""
        return "\n".join(filter(None, (self.name.data, self.phone.data, self.email.data)))

    @staticmethod
    def split(contact: str) -> dict[str, str]:
        """Return the fields of a stored contact."""
        name, *rest = contact.split("\n") if contact else ("",)
        email = next((line for line in rest if "@" in line), "")
        return {"name": name, "email": email, "phone": ", ".join(line for line in rest if line != email)}
