"""How a board's pages and papers look; what is wrong with a colour or a logo is for others to say."""

from typing import Any, BinaryIO

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, Field

from forms.fields import Line, Text
from forms.texts import OWN_DIRECTION, SMALL_LABEL
from forms.version import Version
from forms.widgets import Checkbox, File, TextArea, TextInput


def _line(label: str, hint: str, width: str = "govuk-!-width-two-thirds", **attributes: str) -> Line:
    params = {"classes": width, "label": SMALL_LABEL, "attributes": attributes or OWN_DIRECTION}
    return Line(label, description=hint, widget=TextInput(), render_kw={"params": params})


def _colour(label: str, hint: str) -> Line:
    return _line(label, hint, "govuk-input--width-10", spellcheck="false", **{"data-colour": ""})


class FaceForm(FlaskForm):
    """The values of a face, and what is to become of its logo."""

    name = _line(
        "What name stands on pages and papers?",
        "For example, the council’s name. If you leave this empty, it is that of the organisation that is asked.",
    )
    colour = _colour(
        "What colour is the header of the pages?",
        "Six digits or letters, for example #1d4f91. Text on it is white or black, whichever is easier to read.",
    )
    accent = _colour(
        "What colour are headings?",
        "On pages and papers. It must stand out from white.",
    )
    logo = FileField(
        "Which logo do you use?",
        description="A PNG or JPEG of up to 1 MB. It stands on white, on each page and at the head of each paper.",
        widget=File(),
        render_kw={"params": {"label": SMALL_LABEL, "attributes": {"accept": ".png,.jpg,.jpeg"}}},
    )
    remove_logo = BooleanField("Remove the logo", widget=Checkbox())
    logo_says = _line(
        "What does the logo show?",
        "For people who cannot see it, for example Brightwater Council. Needed where there is a logo.",
    )
    marking = _line(
        "Which protective marking do papers carry?",
        "For example, OFFICIAL. If you leave this empty, they carry none.",
        "govuk-input--width-20",
    )
    contact = Text(
        "Who can be asked?",
        description="A post, a telephone number, an email address. It stands at the foot of every page, "
        "also where people sign in, and in feedback that names nobody.",
        widget=TextArea(),
        render_kw={"params": {"rows": 3, "label": SMALL_LABEL, "attributes": OWN_DIRECTION}},
    )
    version = Version()

    @property
    def file(self) -> BinaryIO | None:
        """The file that was chosen, if one was."""
        chosen: Any = self.logo.data
        return chosen.stream if getattr(chosen, "filename", "") else None

    def show(self, problems: dict[str, str]) -> None:
        """Put what is wrong beside its field."""
        for name, problem in problems.items():
            field: Field = self[name]
            field.errors = [problem]
