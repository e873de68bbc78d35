"""Two people, one text: both are shown side by side, and a person decides; neither is lost."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from wtforms import Field, Form, RadioField

from s11.domain.due import say_date
from s11.domain.refusals import ChangedMeanwhile, TooLate
from s11.web.looking import look_at
from s11.web.policy import head, person


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two texts differ, in words."""

    field: Field
    theirs: str
    yours: str


def show_clash(form: Form, theirs: dict[str, Any], clash: ChangedMeanwhile) -> ResponseReturnValue:
    """Show both texts where they differ, with your text in boxes that can be edited and saved over theirs."""
    differences = [
        Difference(field, _say(field, theirs[name]), _say(field, field.data))
        for name, field in _fields(form)
        if name in theirs and (field.data or None) != (theirs[name] or None)
    ]
    form["version"].data = clash.version
    look_at(form)
    differing = [difference.field for difference in differences]
    return render_template(
        "directorate/clash.html",
        head=head(),
        fields=form,
        differences=differences,
        same=[field for name, field in _fields(form) if name in theirs and field not in differing],
        by="You, in another window," if clash.by == person().display_name else clash.by or "Somebody",
    ), 409


def show_too_late(form: Form, refusal: TooLate) -> ResponseReturnValue:
    """Say that it is too late, and show what was typed, so that it can be copied."""
    typed = [(field.label.text, _say(field, field.data)) for name, field in _fields(form) if field.data]
    return render_template("directorate/too_late.html", head=head(), message=str(refusal), typed=typed), 409


def _fields(form: Form) -> list[tuple[str, Field]]:
    return [(name, field) for name, field in form._fields.items() if name != "version"]


def _say(field: Field, value: Any) -> str:
    if isinstance(field, RadioField):
        return next((choice.label for choice in field.choices if choice.value == value), value or "")
    return say_date(value) if isinstance(value, date) else value or ""
