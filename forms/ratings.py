"""The ratings of a scale as a choice, each with its definition beside it."""

from typing import Any

from wtforms import Form, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from forms.widgets import Radios
from standards.framework import Rating, Scale

REVEALED = "asked-if-not-applicable"


class RatingRadios(Radios):
    """Radios with the meaning of each rating; one of them may reveal a further question below them."""

    def __init__(self, scale: Scale, reveals: Rating | None) -> None:
        self.scale, self.reveals = scale, reveals

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        params: dict[str, Any] = super().map_gov_params(field, **kwargs)
        params["hint"] = {"text": field.description} if field.description else None
        legend = {"text": field.label.text, "classes": "govuk-fieldset__legend--m"}
        params["fieldset"] = {"legend": legend}
        for choice, rating in zip(params["items"], self.scale.ratings, strict=True):
            choice["hint"] = {"text": rating.meaning}
            if rating == self.reveals:
                choice["attributes"] = {"data-reveals": REVEALED}
        return params


class OfTheScale:
    """Refuse a rating that the scale lacks; none at all is not answered yet."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale

    def __call__(self, form: Form, field: RadioField) -> None:
        if field.data is not None and field.data not in self.scale.ids:
            raise ValidationError(f"Select {say_choices(self.scale)}")


def rating_field(label: str, scale: Scale, hint: str = "", reveals: Rating | None = None) -> RadioField:
    """Ask for a rating of the scale."""
    return RadioField(
        label,
        [OfTheScale(scale)],
        description=hint,
        choices=[SelectChoice(value=rating.id, label=rating.label) for rating in scale.ratings],
        validate_choice=False,
        widget=RatingRadios(scale, reveals),
    )


def say_choices(scale: Scale) -> str:
    """Say what can be selected: `Green, Amber, Red or Not applicable`."""
    labels = [rating.label for rating in scale.ratings]
    return f"{', '.join(labels[:-1])} or {labels[-1]}"
