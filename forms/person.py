"""Adding a person who may sign in."""

from collections.abc import Sequence

from wtforms import BooleanField, EmailField, RadioField, SelectField, SubmitField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Regexp

from forms.fields import Line
from forms.reach import ReachFields
from forms.widgets import Checkbox, Radios, Select, Submit, TextInput

LONGEST_NAME = 200
LONGEST_EMAIL = 254
SHAPE_OF_EMAIL = (
    r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$"  # one way to match; what else an address must be, the service says
)


class PersonForm(ReachFields):
    """Who it is, what they do, and for whom; roles, directorates, boards and organisations are set by the page."""

    email = EmailField(
        "What is their email address?",
        description="They sign in with it.",
        filters=[lambda typed: (typed or "").strip()],
        validators=[
            InputRequired("Enter an email address"),
            Length(max=LONGEST_EMAIL, message=f"Email address must be {LONGEST_EMAIL} characters or fewer"),
            Regexp(
                SHAPE_OF_EMAIL, message="Enter an email address in the correct format, like name@example.org"
            ),
        ],
        widget=TextInput(),
    )
    name = Line(
        "What should others see them as? (optional)",
        description="A name or a post, for example Safeguarding lead, Housing. It stands beside what they save.",
        validators=[Length(max=LONGEST_NAME, message=f"Name must be {LONGEST_NAME} characters or fewer")],
        widget=TextInput(),
    )
    role = RadioField(
        "What do they do?", validators=[InputRequired("Select what they do")], choices=[], widget=Radios()
    )
    directorate = SelectField(
        "Which directorate do they work in?",
        description="Only for a safeguarding lead or a director.",
        choices=[],
        widget=Select(),
    )
    single_sign_on = BooleanField(
        "They sign in with their council account, and get no password here", widget=Checkbox()
    )
    submit = SubmitField("Add this person", widget=Submit())
    of_a_directorate: frozenset[str] = frozenset()

    def offer(
        self,
        roles: Sequence[tuple[str, str]],
        directorates: Sequence[tuple[str, str]],
        of_a_directorate: Sequence[str],
    ) -> None:
        """Set what can be chosen, as (value, label), and which roles belong to a directorate."""
        self.role.choices = [SelectChoice(value, label) for value, label in roles]
        none = SelectChoice("", "None")
        self.directorate.choices = [none, *(SelectChoice(value, label) for value, label in directorates)]
        self.of_a_directorate = frozenset(of_a_directorate)

    def validate_directorate(self, field: SelectField) -> None:
        """Ask for a directorate where the role has one, and for none elsewhere."""
        if not self.role.data:
            return
        belongs = self.role.data in self.of_a_directorate
        if belongs and not field.data:
            raise ValidationError("Select the directorate that they work in")
        if field.data and not belongs:
            raise ValidationError("Select None: this role belongs to no directorate")
