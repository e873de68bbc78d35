"""What a person typed about an action that is not in the plan any more."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from s11.domain.refusals import NotFound


def show_gone(cycle: str, gone: NotFound, form: FlaskForm) -> ResponseReturnValue:
    """Say that the action is gone, and give back what was typed so that it can be taken elsewhere."""
    typed = [(field.label.text, str(field.data)) for field in form if field.name in KEPT and field.data]
    return render_template(
        "council/gone.html", cycle=cycle, message=str(gone), typed=typed if form.is_submitted() else []
    ), 404


KEPT = ("text", "lead", "success_measure")
