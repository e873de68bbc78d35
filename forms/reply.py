"""What a directorate replies to the board's feedback on a standard."""

from wtforms import Form

from forms.texts import several_lines
from forms.version import Version


class ReplyForm(Form):
    """A reply; one page has several, told apart by their prefix."""

    version = Version()
    reply = several_lines("What do you reply?", 4)
