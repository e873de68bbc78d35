"""The issues to highlight in a plan, worst first.

What is overdue comes first, then what is at risk, what slipped again, what nobody leads and what has no date.
Among those alike, what the most reports in a row have highlighted comes first, then what slipped most often.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from s11.domain.attention import at_risk, overdue, say_overdue, without_date, without_lead
from s11.domain.audit import Action
from s11.domain.due import say_due
from s11.domain.numbers import ordinal
from s11.domain.plan import is_overdue, lacks_date, lacks_lead
from s11.domain.progress import say_slips, slips

REPEATEDLY = 2


@dataclass(frozen=True, slots=True)
class Issue:
    """An action to highlight and why; `in_a_row` counts the reports up to this one that highlight it."""

    action: Action
    what: str
    in_a_row: int = 1


def issues(
    actions: Sequence[Action], day: date, highlighted: Mapping[int, int], slipped: Collection[int]
) -> list[Issue]:
    """Return the actions to highlight, each once, under the worst that is true of it.

    By number: `highlighted` says how many reports in a row did so up to the last; `slipped` did so since then.
    """
    again = [action for action in actions if action.number in slipped and slips(action) >= REPEATEDLY]
    kinds = (overdue(actions, day), at_risk(actions), again, without_lead(actions), without_date(actions))
    worst_first = [
        action for kind in kinds for action in sorted(kind, key=lambda action: _weight(action, highlighted))
    ]
    return [_issue(action, day, highlighted) for action in dict.fromkeys(worst_first)]


def _weight(action: Action, highlighted: Mapping[int, int]) -> tuple[int, int]:
    return -highlighted.get(action.number, 0), -slips(action)


def _issue(action: Action, day: date, highlighted: Mapping[int, int]) -> Issue:
    in_a_row = highlighted.get(action.number, 0) + 1
    repeated = f"{ordinal(in_a_row)} report in a row" if in_a_row > 1 else ""
    said = "; ".join(filter(None, (*_what_is_wrong(action, day), say_slips(action), repeated)))
    return Issue(action, said[0].upper() + said[1:], in_a_row)


def _what_is_wrong(action: Action, day: date) -> list[str]:
    wrong = []
    if is_overdue(action.due, action.status, day):
        wrong.append(f"overdue {say_overdue(action, day)}")
    if at_risk([action]):
        wrong.append("at risk")
    if lacks_lead(action):
        wrong.append("no lead officer")
    if lacks_date(action):
        wrong.append(f"due {say_due(action.due)}" if action.due else "no date")
    return wrong
