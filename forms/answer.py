"""The form of an answer, built from the framework: its scale is the choice, its prompt the hint."""

from functools import lru_cache

from wtforms import Form, RadioField

from forms.fields import DayField, Line, Text
from forms.ratings import rating_field
from forms.texts import day, one_line, several_lines
from forms.version import Version
from standards.framework import Criterion, Rating, Scale

NOT_A_DATE = "Enter a real date, like 27 3 2027. “{}” is kept as you typed it"


class AnswerForm(Form):
    """An answer to a criterion. It is saved incomplete; only what `validate` refuses keeps it from that."""

    version: Version
    rating: RadioField
    narrative: Text
    how_known: Text
    impact: Text
    na_reason: Text
    action_text: Text
    action_lead: Line
    action_due: DayField
    action_success_measure: Text

    def flag_date(self) -> None:
        """Put an error beside a due date that is kept in words."""
        if isinstance(self.action_due.data, str) and not self.action_due.errors:
            self.action_due.errors = [NOT_A_DATE.format(self.action_due.data[:100])]


@lru_cache(maxsize=512)
def answer_form(scale: Scale, criterion: Criterion) -> type[AnswerForm]:
    """Build the form for a criterion; the text of a framework's version never changes, so it is built once."""

    class CriterionForm(AnswerForm):
        version = Version()
        rating = rating_field("How do you rate this?", scale, reveals=revealing(scale))
        na_reason = several_lines("Why does this not apply to you?", 3)
        narrative = several_lines("What is in place?", 8)
        how_known = several_lines(
            "How do you know that it works?",
            6,
            "Audits, data, feedback: what you looked at and what it showed",
        )
        impact = several_lines(
            "What changed for children, and what did they tell you?", 6, criterion.impact_prompt
        )
        action_text = several_lines("What will you do?", 4)
        action_lead = one_line("Who leads on it?", "A name and a post, so that it can be followed up")
        action_due = day("When will it be done?", "For example, 27 3 2027")
        action_success_measure = several_lines("How will you know that it worked?", 3)

    return CriterionForm


def revealing(scale: Scale) -> Rating | None:
    """Return the rating that asks why a criterion does not apply, if it is only one that does."""
    asking = [rating for rating in scale.ratings if "na_reason" in rating.needs]
    return asking[0] if len(asking) == 1 else None
