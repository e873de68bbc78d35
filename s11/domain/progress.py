"""An action's history: what is written into it, and how the action stood on a day.

An update tells the status from then on, and a due date only where it set one. What happens to an action beside
its progress (that it was added, that its lead officer changed) is written into the history in fixed words, so
that it goes in and out with the audit file and can be read back here.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from s11.domain.audit import Action, Due, ProgressUpdate

ADDED = "Added to the action plan"
AS_IT_STOOD = "As it stood in the plan until now"
DATE_CHANGED = "Due date changed"
DATE_REMOVED = "Due date removed"
MERGED = "Merged from numbers "
NOBODY = "no lead officer"

_LEAD = re.compile(r"Lead officer changed\nBefore: (.*)\nNow: (.*)")


def lead_changed(before: str | None, now: str | None) -> str:
    """Say that an action has another lead officer, in words that `as_at` can read back."""
    return f"Lead officer changed\nBefore: {_one_line(before)}\nNow: {_one_line(now)}"


def _one_line(lead: str | None) -> str:
    return " ".join((lead or "").split()) or NOBODY


def is_report(text: str) -> bool:
    """Tell whether an update's text is what a person reported, and not a line that the plan wrote itself."""
    own = (ADDED, AS_IT_STOOD, DATE_CHANGED, DATE_REMOVED)
    told = text in own or text.startswith(MERGED) or _LEAD.fullmatch(text)
    return bool(text.strip()) and not told


def with_beginning(action: Action, day: date) -> Action:
    """Give an action that came without history its first line, so that what changes now leaves a trace."""
    if action.updates or (action.status == "not_started" and action.due is None):
        return action
    return replace(action, updates=(ProgressUpdate(day, action.status, action.due, AS_IT_STOOD),))


def as_at(action: Action, day: date) -> Action | None:
    """Return an action as it stood at the end of a day, or None where it was not in the plan yet.

    Its history tells; an action without updates has always stood as it stands.
    """
    history = in_order(action.updates)
    known = tuple(update for update in history if update.on <= day)
    if len(known) == len(history):
        return action
    if not known and history[0].text == ADDED:
        return None
    first = history[0] if history[0].text == AS_IT_STOOD else None
    status = known[-1].status if known else first.status if first else "not_started"
    lead = _lead_before(history[len(known) :], action.lead)
    return replace(
        action, status=status, due=_due_after(known, history, action.due), lead=lead, updates=known
    )


def in_order(updates: Iterable[ProgressUpdate]) -> tuple[ProgressUpdate, ...]:
    """Return updates by day, those of one day as they were written."""
    return tuple(sorted(updates, key=lambda update: update.on))


def _due_after(known: tuple[ProgressUpdate, ...], history: tuple[ProgressUpdate, ...], now: Due) -> Due:
    due = _first_due(history, now)
    for update in known:
        sets_it = update.text == DATE_REMOVED or update.text.startswith(MERGED)
        due = update.due if sets_it else update.due or due
    return due


def _first_due(history: tuple[ProgressUpdate, ...], now: Due) -> Due:
    """The due date before the history begins: the first line's own, or today's where none ever moved it."""
    if history[0].text == AS_IT_STOOD:
        return history[0].due
    moved = any(update.due is not None or update.text == DATE_REMOVED for update in history)
    return None if moved else now


def _lead_before(later: tuple[ProgressUpdate, ...], now: str | None) -> str | None:
    for update in later:
        if said := _LEAD.fullmatch(update.text):
            return None if said[1] == NOBODY else said[1]
    return now


def slips(action: Action) -> int:
    """Count how often an action's due date was moved to a later one, since it was merged where it was.

    The dates of the actions that it was merged from are not each other's; the merging says how often each slipped.
    """
    history = in_order(action.updates)
    merged = [place for place, update in enumerate(history) if update.text.startswith(MERGED)]
    dues = [update.due for update in history[merged[-1] if merged else 0 :] if isinstance(update.due, date)]
    return sum(later > earlier for earlier, later in pairwise(dues))


def say_slips(action: Action) -> str:
    """Say how often the due date slipped: `moved 2 times`; nothing where it never did."""
    times = slips(action)
    return "" if not times else "moved once" if times == 1 else f"moved {times} times"
