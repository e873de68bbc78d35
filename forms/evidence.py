"""What backs an answer: a reference, a link or a file; or what was given elsewhere already."""

from datetime import date
from typing import Any

from wtforms import FileField, Form, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from forms.texts import SMALL_LABEL, day, one_line
from forms.widgets import Checkboxes, File

KINDS = "PDF, Word, Excel, PowerPoint, OpenDocument, PNG or JPEG"


class EvidenceForm(Form):
    """A new piece of evidence; `validate` refuses what says neither what it is nor where."""

    title = one_line("What is it?", "For example, Housing safeguarding policy")
    reference = one_line("Where is it?", "A reference or a link, for example intranet, policy 14")
    file = FileField(
        "Or upload it",
        description=f"{KINDS}; 20 MB at most",
        widget=File(),
        render_kw={"params": {"label": SMALL_LABEL}},
    )
    dated = day("When is it from?", "For example, 27 3 2026. Leave empty if you do not know")

    @property
    def has_file(self) -> bool:
        return bool(getattr(self.file.data, "filename", ""))

    @property
    def day(self) -> date | None:
        """When it dates from, if that is known."""
        return self.dated.data if isinstance(self.dated.data, date) else None

    def validate_title(self, field: Any) -> None:
        if not field.data and not self.has_file:
            raise ValidationError("Say what the evidence is")

    def validate_reference(self, field: Any) -> None:
        if not field.data and not self.has_file:
            raise ValidationError("Say where it can be found, or choose a file")

    def validate_dated(self, field: Any) -> None:
        if isinstance(field.data, str):
            raise ValidationError("Enter a real date, like 27 3 2026, or leave it empty")


class ReuseForm(Form):
    """Evidence of other criteria that backs this one too."""

    evidence = SelectMultipleField(
        "Evidence that you gave elsewhere",
        coerce=int,
        choices=[],
        widget=Checkboxes(),
        validate_choice=False,
    )

    def offer(self, choices: list[tuple[int, str]]) -> None:
        """Set what can be chosen, as (id, title)."""
        self.evidence.choices = [SelectChoice(value=str(key), label=title) for key, title in choices]
