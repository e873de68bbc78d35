"""Whose audits a person works with: of one board or one organisation, or of all, where there are several."""

from collections.abc import Iterable, Sequence

from flask_wtf import FlaskForm
from wtforms import Field, SelectField, SubmitField, ValidationError
from wtforms.fields.choices import SelectChoice

from forms.widgets import Select, Submit

ALL = "all"


class ReachFields(FlaskForm):
    """The questions; each is left out where there is nothing to choose between."""

    board = SelectField(
        "Which board do they work for?",
        description="Only for a business manager, who sees this board's audits and no other's.",
        choices=[],
        widget=Select(),
    )
    organisation = SelectField(
        "Which organisation's audits do they read?",
        description="Only for the corporate management team and the scrutiny panel.",
        choices=[],
        widget=Select(),
    )
    of_a_board: frozenset[str] = frozenset()
    of_an_organisation: frozenset[str] = frozenset()

    def narrow(
        self,
        boards: Sequence[str],
        organisations: Sequence[str],
        of_a_board: Iterable[str],
        of_an_organisation: Iterable[str],
    ) -> None:
        """Set what can be chosen, and which roles choose it."""
        self.of_a_board, self.of_an_organisation = frozenset(of_a_board), frozenset(of_an_organisation)
        for name, words, listed in (
            ("board", "All boards", boards),
            ("organisation", "All organisations", organisations),
        ):
            if len(listed) < 2:
                delattr(self, name)
                continue
            choices = [("", "None"), (ALL, words), *((each, each) for each in listed)]
            self[name].choices = [SelectChoice(value, label) for value, label in choices]

    def chosen(self, name: str) -> str | None:
        """Return what was chosen; None where nothing was, or nothing was asked."""
        return (self[name].data or None) if name in self else None

    def chosen_role(self) -> str:
        """Return the role of the person that is asked about."""
        return self["role"].data or ""

    def validate_board(self, field: Field) -> None:
        """Ask for a board where the role has one, and for none elsewhere."""
        _check(field, self.chosen_role(), self.of_a_board, "the board that they work for, or All boards")

    def validate_organisation(self, field: Field) -> None:
        """Ask for an organisation where the role has one, and for none elsewhere."""
        roles = self.of_an_organisation
        _check(
            field, self.chosen_role(), roles, "the organisation whose audits they read, or All organisations"
        )


class ReachForm(ReachFields):
    """The same about somebody who is here already."""

    submit = SubmitField("Save", widget=Submit())

    def __init__(self, role: str, **kwargs: object) -> None:
        self.asked_role = role
        super().__init__(**kwargs)

    def chosen_role(self) -> str:
        return self.asked_role


def _check(field: Field, role: str, roles: frozenset[str], what: str) -> None:
    if not role:
        return
    if role in roles and not field.data:
        raise ValidationError(f"Select {what}")
    if field.data and role not in roles:
        raise ValidationError(f"Select None: this role belongs to no {field.name}")
