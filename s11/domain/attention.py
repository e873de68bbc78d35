"""What in a plan needs attention, and what CMT is asked to decide about it."""

from collections.abc import Iterable, Sequence
from datetime import date

from s11.domain.audit import Action
from s11.domain.due import say_date
from s11.domain.numbers import say_numbers
from s11.domain.plan import is_overdue, lacks_date, lacks_lead

MOST_NAMED, FEW_NAMED = 20, 12


def overdue(actions: Iterable[Action], day: date) -> list[Action]:
    """Return the overdue actions, the longest overdue first."""
    late = [action for action in actions if is_overdue(action.due, action.status, day)]
    return sorted(late, key=lambda action: (str(action.due), action.number))


def without_lead(actions: Iterable[Action]) -> list[Action]:
    """Return the open actions that nobody leads."""
    return [action for action in actions if lacks_lead(action)]


def without_date(actions: Iterable[Action]) -> list[Action]:
    """Return the open actions without a due date that is a date."""
    return [action for action in actions if lacks_date(action)]


def at_risk(actions: Iterable[Action]) -> list[Action]:
    """Return the actions at risk; a review has no status to speak of (see `s11.domain.position`)."""
    return [action for action in actions if action.status == "at_risk" and action.kind == "action"]


def say_overdue(action: Action, day: date) -> str:
    """Say for how long an overdue action is so: `by 3 days, since 1 May 2026`."""
    assert isinstance(action.due, date), "only what has a date is overdue"
    days = (day - action.due).days
    return f"by {days} {'day' if days == 1 else 'days'}, since {say_date(action.due)}"


def decisions(actions: Sequence[Action], day: date) -> tuple[str, ...]:
    """Say what CMT is asked to decide, from how the plan stands; the last asks it to note the position."""
    undated = without_date(actions)
    asked = (
        ("Agree new dates, or what will be done now, for {} that {} overdue.", overdue(actions, day)),
        ("Agree what will bring {} that {} at risk back on track.", at_risk(actions)),
        ("Name a lead officer for {}.", without_lead(actions)),
        ("Set a due date for {}.", [action for action in undated if action.kind == "action"]),
        ("Set a review date for {}.", [action for action in undated if action.kind == "no_action"]),
    )
    told = [
        words.format(_counted(found), "is" if len(found) == 1 else "are") for words, found in asked if found
    ]
    return (*told, _note(actions))


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
