"""Taking in a framework file."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SubmitField

from forms.widgets import File, Submit


class FrameworkForm(FlaskForm):
    """The file; what is wrong in it is said by line and key."""

    file = FileField(
        "Framework file",
        description="A YAML file that starts with format: s11-framework/1",
        validators=[FileRequired("Select a framework file")],
        widget=File(),
    )
    submit = SubmitField("Take in this framework", widget=Submit())
