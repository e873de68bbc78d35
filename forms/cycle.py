"""What starts an audit: who asks whom, about what, and when."""

import re
from collections.abc import Iterable
from datetime import date

from flask_wtf import FlaskForm
from wtforms import SelectField, ValidationError
from wtforms.fields import SelectChoice

from forms.fields import DayField, Line, Text
from forms.texts import NoLongerThan
from forms.widgets import Select, TextArea, TextInput
from standards.framework import Framework

LONGEST_NAME = 200
MOST_DIRECTORATES = 2_000

NAME = NoLongerThan(LONGEST_NAME)


class Needed:
    """Refuse an empty field in words that say what to do."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: FlaskForm, field: Line) -> None:
        if not (field.data or "").strip():
            raise ValidationError(self.message)


class StartAuditForm(FlaskForm):
    """A new audit."""

    board_name = Line("Name of the board", [Needed("Enter the name of the board"), NAME], widget=TextInput())
    board_short_name = Line(
        "Short name of the board", [NAME], description="If it has one", widget=TextInput()
    )
    organisation_name = Line(
        "Name of the organisation",
        [Needed("Enter the name of the organisation"), NAME],
        description="The council whose directorates are asked",
        widget=TextInput(),
    )
    organisation_short_name = Line(
        "Short name of the organisation", [NAME], description="If it has one", widget=TextInput()
    )
    title = Line("Title of the audit", [Needed("Enter a title for the audit"), NAME], widget=TextInput())
    ref = Line(
        "Reference",
        description="It stands in addresses and file names. Small letters, digits and hyphens, as brightwater-2027",
        widget=TextInput(),
    )
    framework = SelectField("What is asked?", choices=[], validate_choice=False, widget=Select())
    opens = DayField("When does it open?", description="For example, 2 11 2026")
    closes = DayField("When does it close?", description="The last day on which directorates can answer")
    repeat_months = Line(
        "After how many months is it repeated?",
        description="For example, 24. Leave this empty if it is not repeated.",
        widget=TextInput(),
    )
    directorates = Text(
        "Which directorates are asked?",
        description="One a line. A name that was used before stays the same directorate.",
        widget=TextArea(),
    )

    def __init__(self, frameworks: Iterable[Framework], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.framework.choices = [
            SelectChoice(framework_choice(each), f"{each.title} (version {each.version})")
            for each in frameworks
        ]

    def leave_out_board(self) -> None:
        """Ask for no board: who starts the audit works for one."""
        del self.board_name, self.board_short_name

    @property
    def names(self) -> list[str]:
        """The directorates' names, one for each line that is not empty."""
        return [" ".join(line.split()) for line in self.directorates.data.split("\n") if line.strip()]

    @property
    def months(self) -> int | None:
        """After how many months the audit is repeated."""
        return int(self.repeat_months.data) if self.repeat_months.data else None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day, once both are known to be real."""
        opens, closes = self.opens.data, self.closes.data
        assert isinstance(opens, date)
        assert isinstance(closes, date)
        return opens, closes

    def validate_ref(self, field: Line) -> None:
        """Take what can stand in an address."""
        if not field.data:
            raise ValidationError("Enter a reference for the audit")
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", field.data):
            raise ValidationError("Enter a reference of up to 60 small letters, digits and hyphens")

    def validate_framework(self, field: SelectField) -> None:
        """Take one that is offered."""
        if field.data not in [choice.value for choice in self.framework.choices]:
            raise ValidationError("Select what is asked")

    def validate_opens(self, field: DayField) -> None:
        """Take a real day."""
        if not isinstance(field.data, date):
            raise ValidationError("Enter the day on which the audit opens, as 2 11 2026")

    def validate_closes(self, field: DayField) -> None:
        """Take a real day after the one on which the audit opens."""
        if not isinstance(field.data, date):
            raise ValidationError("Enter the day on which the audit closes, as 31 1 2027")
        if isinstance(self.opens.data, date) and field.data <= self.opens.data:
            raise ValidationError("Enter a closing day after the day on which the audit opens")

    def validate_repeat_months(self, field: Line) -> None:
        """Take a whole number of months."""
        if field.data and not re.fullmatch(r"[1-9][0-9]{0,2}", field.data):
            raise ValidationError("Enter a number of months between 1 and 999, or nothing")

    def validate_directorates(self, field: Text) -> None:
        """Take at least one name, and none twice."""
        if not self.names:
            raise ValidationError("Enter at least one directorate, one a line")
        if len(self.names) > MOST_DIRECTORATES:
            raise ValidationError(f"Enter {MOST_DIRECTORATES:,} directorates or fewer")
        seen = set()
        for name in self.names:
            if len(name) > LONGEST_NAME:
                raise ValidationError(f"Keep each name to {LONGEST_NAME} characters or fewer: {name[:40]}...")
            if name.casefold() in seen:
                raise ValidationError(f"{name} stands twice. Enter each directorate once")
            seen.add(name.casefold())


def framework_choice(framework: Framework) -> str:
    """Name a framework as the form sends it."""
    return f"{framework.id} {framework.version}"
