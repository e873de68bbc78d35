"""Fields that more than one form uses: text kept as typed, and a date in three boxes that loses nothing."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from govuk_frontend_wtf.wtforms_widgets import GovDateInput
from wtforms import Field, StringField, TextAreaField

from forms.widgets import _Quick

LONGEST_TEXT = 50_000
LONGEST_LINE = 500

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def as_typed(text: str | None) -> str | None:
    """Keep text as typed: line breaks as one character, without what no keyboard types and no paper prints."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")) if text else text


class Line(StringField):
    """A line of text, without the spaces around it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = (as_typed(valuelist[0]) or "").strip() if valuelist else ""


class Text(TextAreaField):
    """Several lines of text, exactly as typed."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = as_typed(valuelist[0]) or "" if valuelist else ""


class DateBoxes(_Quick, GovDateInput):
    """Three boxes for day, month and year."""

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        day, month, year = field.boxes()
        params: dict[str, Any] = super(GovDateInput, self).map_gov_params(field, **kwargs)
        params.pop("value", None)
        params["fieldset"] = params.get("fieldset") or {"legend": {"text": field.label.text}}
        error = " govuk-input--error" if field.errors else ""
        params["items"] = [
            {
                "label": label,
                "id": f"{field.name}{end}",
                "name": field.name,
                "value": value,
                "classes": width + error,
            }
            for label, end, value, width in (
                ("Day", "", day, "govuk-input--width-2"),
                ("Month", "-month", month, "govuk-input--width-2"),
                ("Year", "-year", year, "govuk-input--width-4"),
            )
        ]
        params["id"] = f"{field.name}-boxes"
        return params


class DayField(Field):
    """A day. `data` is the date, None where nothing was typed, or the words where they are no date.

    What was typed goes back into its boxes; words that were stored elsewhere go into the first.
    """

    widget = DateBoxes()
    data: date | str | None

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        parts = [(as_typed(part) or "").strip() for part in (*valuelist, "", "", "")[:3]]
        if not any(parts):
            self.data = None
            return
        try:
            self.data = (
                date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts[2]) == 4 else " ".join(parts)
            )
        except (ValueError, OverflowError):
            self.data = " ".join(part for part in parts if part)
        if isinstance(self.data, str):
            self.data = self.data.strip()

    def boxes(self) -> tuple[str, str, str]:
        """Return what stands in the three boxes."""
        if isinstance(self.data, date):
            return str(self.data.day), str(self.data.month), str(self.data.year)
        parts = (self.data or "").split(" ")
        return (parts[0], parts[1], parts[2]) if len(parts) == 3 else (self.data or "", "", "")

    def _value(self) -> str:
        return " ".join(self.boxes())
