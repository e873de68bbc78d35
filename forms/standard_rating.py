"""The directorate's own rating of a standard as a whole."""

from functools import lru_cache

from wtforms import Form, RadioField

from forms.fields import Text
from forms.ratings import rating_field
from forms.texts import several_lines
from forms.version import Version
from standards.framework import Scale


class StandardRatingForm(Form):
    """A rating, and why it differs from the suggested one."""

    version: Version
    self_rating: RadioField
    self_reason: Text


@lru_cache(maxsize=64)
def standard_rating_form(scale: Scale) -> type[StandardRatingForm]:
    """Build the form for a scale."""

    class ScaleForm(StandardRatingForm):
        version = Version()
        self_rating = rating_field("How do you rate this standard as a whole?", scale)
        self_reason = several_lines(
            "Why does your rating differ from the suggested one?", 4, "Leave empty where it does not"
        )

    return ScaleForm
