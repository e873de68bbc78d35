"""A director's declaration."""

from wtforms import BooleanField, Form, HiddenField
from wtforms.validators import InputRequired

from forms.texts import one_line
from forms.widgets import Checkbox

DECLARATION = (
    "I have read this return. It says what is in place in my directorate as far as I know, "
    "and nothing in it identifies a child."
)


class SignOffForm(Form):
    """The declaration, as whom it is made, and (`seen`) what was on the page that was read."""

    seen = HiddenField()
    signed_off_by = one_line(
        "Your name and post",
        "As they will stand in the return and in the board's feedback",
        (InputRequired("Enter your name and post"),),
    )
    declared = BooleanField(DECLARATION, [InputRequired("Select that you declare this")], widget=Checkbox())
