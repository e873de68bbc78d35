"""Which actions of the plan are to be made one."""

from typing import Any

from wtforms import Form, SelectMultipleField
from wtforms.fields.choices import SelectChoice


class ChooseForm(Form):
    """Some of the plan's actions, by id; what is not in the plan is refused."""

    action = SelectMultipleField(coerce=int, validate_choice=True)


def choose_form(action_ids: list[int], **kwargs: Any) -> ChooseForm:
    """Make the form for a plan with these actions."""
    form = ChooseForm(**kwargs)
    form.action.choices = [SelectChoice(str(action_id)) for action_id in action_ids]
    return form
