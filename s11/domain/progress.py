"""How a plan stood on a day, and what changed between two days."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from s11.domain.audit import Action, Due
from s11.domain.due import say_due
from s11.domain.plan import is_overdue


@dataclass(frozen=True, slots=True)
class Standing:
    """How many actions stand where; reviews (`no_action`) are not counted, an overdue one is in two places."""

    by_status: Counter[str]
    overdue: int
    no_lead: int
    no_date: int


def as_at(action: Action, day: date) -> Action | None:
    """Return an action as it stood at the end of a day, or None where it was not in the plan yet.

    Its history tells; an action without updates has always stood as it stands.
    """
    known = tuple(update for update in action.updates if update.on <= day)
    if len(known) == len(action.updates):
        return action
    if not known:
        return None if _was_added_by(action) else replace(
            action, status="not_started", due=_first_due(action), updates=()
        )  # fmt: skip
    dues = [update.due for update in known if update.due is not None]
    return replace(
        action, status=known[-1].status, due=dues[-1] if dues else _first_due(action), updates=known
    )


ADDED = "Added to the action plan"


def _was_added_by(action: Action) -> bool:
    return action.updates[0].text == ADDED


def _first_due(action: Action) -> Due:
    """The due date before any update moved it is known only where none did."""
    return action.due if all(update.due is None for update in action.updates) else None


def standing(actions: Iterable[Action], day: date) -> Standing:
    """Count where actions stand on a day; they are given as they stood."""
    counted = [action for action in actions if action.kind == "action"]
    still_open = [action for action in counted if action.status not in ("complete", "no_longer_needed")]
    return Standing(
        by_status=Counter(action.status for action in counted),
        overdue=sum(is_overdue(action.due, action.status, day) for action in counted),
        no_lead=sum(not action.lead for action in still_open),
        no_date=sum(not isinstance(action.due, date) for action in still_open),
    )


def slips(action: Action) -> int:
    """Count how often an action's due date was moved to a later one."""
    dues = [update.due for update in action.updates if isinstance(update.due, date)]
    return sum(later > earlier for earlier, later in pairwise(dues))


def changes(before: Action | None, now: Action, words: dict[str, str]) -> list[str]:
    """Say in words what changed about an action between two days; nothing where nothing did."""
    if before is None:
        return ["New in the plan"]
    said = []
    if before.status != now.status:
        said.append(f"{words[before.status]} before, now {words[now.status].lower()}")
    if before.due != now.due:
        said.append(f"Due date moved from {say_due(before.due)} to {say_due(now.due)}")
    if before.lead != now.lead:
        said.append(f"Lead officer is now {now.lead or 'nobody'}")
    return said
