"""Boxes for typed text: never cut off, each paragraph in its own direction."""

from typing import Any

from wtforms import Field, Form
from wtforms.validators import ValidationError

from forms.fields import LONGEST_LINE, LONGEST_TEXT, DayField, Line, Text
from forms.widgets import TextArea, TextInput

OWN_DIRECTION = {"dir": "auto"}
SMALL_LABEL = {"classes": "govuk-label--s"}


class NoLongerThan:
    """Refuse a text that is too long; browsers are not told the limit, for they would cut off what is pasted."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, form: Form, field: Field) -> None:
        if len(field.data or "") > self.most:
            raise ValidationError(f"Shorten this to {self.most:,} characters or fewer; it is not saved yet")


def several_lines(label: str, rows: int, hint: str = "", checks: tuple[Any, ...] = ()) -> Text:
    """Ask for several lines of text in a box of this height."""
    params = {"rows": rows, "label": SMALL_LABEL, "attributes": OWN_DIRECTION}
    return Text(
        label,
        [*checks, NoLongerThan(LONGEST_TEXT)],
        description=hint,
        widget=TextArea(),
        render_kw={"params": params},
    )


def one_line(label: str, hint: str = "", checks: tuple[Any, ...] = ()) -> Line:
    """Ask for a line of text."""
    params = {
        "classes": "govuk-!-width-two-thirds",
        "label": SMALL_LABEL,
        "attributes": OWN_DIRECTION,
    }
    return Line(
        label,
        [*checks, NoLongerThan(LONGEST_LINE)],
        description=hint,
        widget=TextInput(),
        render_kw={"params": params},
    )


def day(label: str, hint: str) -> DayField:
    """Ask for a day in three boxes."""
    legend = {"text": label, "classes": "govuk-fieldset__legend--s"}
    return DayField(label, description=hint, render_kw={"params": {"fieldset": {"legend": legend}}})
