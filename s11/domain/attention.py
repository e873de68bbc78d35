"""What in a plan needs attention: the issues to highlight, and what CMT is asked to decide about them."""

from collections.abc import Iterable, Sequence
from datetime import date

from s11.domain.audit import Action
from s11.domain.due import say_date, say_due
from s11.domain.plan import DONE, is_overdue

MOST_NAMED, FEW_NAMED = 20, 12


def is_open(action: Action) -> bool:
    """Tell whether something is still to be done about an action."""
    return action.status not in DONE


def overdue(actions: Iterable[Action], day: date) -> list[Action]:
    """Return the overdue actions, the longest overdue first."""
    late = [action for action in actions if is_overdue(action.due, action.status, day)]
    return sorted(late, key=lambda action: (str(action.due), action.number))


def without_lead(actions: Iterable[Action]) -> list[Action]:
    """Return the open actions that nobody leads."""
    return [action for action in actions if is_open(action) and not action.lead]


def without_date(actions: Iterable[Action]) -> list[Action]:
    """Return the open actions without a due date that is a date."""
    return [action for action in actions if is_open(action) and not isinstance(action.due, date)]


def issues(actions: Sequence[Action], day: date) -> list[tuple[Action, str]]:
    """Return the actions to highlight with what is wrong: overdue longest, at risk, no lead, no date."""
    at_risk = _of_status(actions, "at_risk")
    worst_first = [*overdue(actions, day), *at_risk, *without_lead(actions), *without_date(actions)]
    return [(action, _what_is_wrong(action, day)) for action in dict.fromkeys(worst_first)]


def _what_is_wrong(action: Action, day: date) -> str:
    wrong = []
    if isinstance(action.due, date) and is_overdue(action.due, action.status, day):
        days = (day - action.due).days
        wrong.append(f"overdue by {days} {'day' if days == 1 else 'days'}, since {say_date(action.due)}")
    if _of_status([action], "at_risk"):
        wrong.append("at risk")
    if not action.lead:
        wrong.append("no lead officer")
    if not isinstance(action.due, date):
        wrong.append(f"due {say_due(action.due)}" if action.due else "no date")
    said = "; ".join(wrong)
    return said[0].upper() + said[1:]


def decisions(actions: Sequence[Action], day: date) -> tuple[str, ...]:
    """Say what CMT is asked to decide, from how the plan stands; the last asks it to note the position."""
    undated = without_date(actions)
    asked = (
        ("Agree new dates, or what will be done now, for {} that {} overdue.", overdue(actions, day)),
        ("Agree what will bring {} that {} at risk back on track.", _of_status(actions, "at_risk")),
        ("Name a lead officer for {}.", without_lead(actions)),
        ("Set a due date for {}.", [action for action in undated if action.kind == "action"]),
        ("Set a review date for {}.", [action for action in undated if action.kind == "no_action"]),
    )
    told = [
        words.format(_counted(found), "is" if len(found) == 1 else "are") for words, found in asked if found
    ]
    return (*told, _note(actions))


def _of_status(actions: Iterable[Action], status: str) -> list[Action]:
    """Return the actions of a status; a review has none to speak of (see `s11.domain.position`)."""
    return [action for action in actions if action.status == status and action.kind == "action"]


def _note(actions: Sequence[Action]) -> str:
    counted = [action for action in actions if action.kind == "action"]
    complete = sum(action.status == "complete" for action in counted)
    if not counted:
        return "Note that the plan has no actions."
    return f"Note the position: {complete} of {len(counted)} actions complete."


def _counted(found: Sequence[Action]) -> str:
    """Count actions and name them by number, of very many the first dozen; what needs no action is an entry."""
    only_actions = all(action.kind == "action" for action in found)
    one, many = ("action", "actions") if only_actions else ("entry", "entries")
    numbers = sorted(action.number for action in found)
    named = say_numbers(numbers)
    if named.count(",") >= MOST_NAMED:
        named = f"{say_numbers(numbers[:FEW_NAMED])} and {len(numbers) - FEW_NAMED} more"
    return f"{len(found)} {one if len(found) == 1 else many} ({named})"


def say_numbers(numbers: Iterable[int]) -> str:
    """Say numbers in order, runs as such: `1 to 4, 7, 8`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
