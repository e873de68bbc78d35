"""Looking at what was typed: whether it could identify a child, said beside its field and never in the way.

What matched is not kept, logged or sent: only which kind of sign a field has.
"""

from collections.abc import Iterator

from flask import flash
from wtforms import Field, Form

from forms.fields import Line, Text
from s11.domain.case_data import warning_of

LOOKS = "looks"


def look_at(form: Form | None) -> None:
    """Let the texts of a form say beside them what they look like; nothing where they look harmless."""
    for field in _texts(form):
        field.looks_like = warning_of(field.data)


def looks_of(form: Form) -> dict[str, str]:
    """Return what a form's texts look like, by the name of the field, of those that are worth a second look."""
    return {field.name: words for field in _texts(form) if (words := warning_of(field.data))}


def say_looks(form: Form, where: str, address: str = "") -> None:
    """Say on the next page which texts that were just saved are worth a second look, and lead back to them."""
    for field in _texts(form):
        if words := warning_of(field.data):
            to_field = f"{address}#{field.id}" if address else ""
            flash((f"{where}, “{field.label.text}”", words, to_field), LOOKS)  # type: ignore[arg-type]


def _texts(form: Form | None) -> Iterator[Field]:
    return (field for field in form or () if isinstance(field, Line | Text))
