"""What changed about an action between two days, said in words; the empty text where nothing did."""

from collections.abc import Mapping
from datetime import date
from textwrap import shorten

from s11.domain.audit import Action, ActionStatus
from s11.domain.due import say_date, say_due
from s11.domain.progress import in_order, is_report

LONGEST_SAID = 240
Words = Mapping[ActionStatus, str]


def status_changed(before: Action, now: Action, words: Words) -> str:
    """Say that the status changed: `On track before, now at risk`."""
    if before.status == now.status:
        return ""
    return f"{words[before.status]} before, now {words[now.status].lower()}"


def has_slipped(before: Action, now: Action) -> bool:
    """Tell whether the due date was moved to a later one."""
    return isinstance(before.due, date) and isinstance(now.due, date) and now.due > before.due


def due_changed(before: Action, now: Action) -> str:
    """Say that the due date changed in whatever way."""
    if before.due == now.due:
        return ""
    if before.due is None:
        return f"Due date set: {say_due(now.due)}"
    if now.due is None:
        return f"Due date removed; it was {say_due(before.due)}"
    return f"Due date moved from {say_due(before.due)} to {say_due(now.due)}"


def lead_changed(before: Action, now: Action) -> str:
    """Say that somebody else leads, or nobody any more."""
    led, leads = (before.lead or "").strip(), (now.lead or "").strip()
    if led == leads:
        return ""
    return f"Lead officer is now {leads}" if leads else "No longer has a lead officer"


def reworded(before: Action, now: Action) -> str:
    """Say that the activity reads differently."""
    return "" if before.text == now.text else "The activity was reworded"


def reported(before: Action | None, now: Action) -> str:
    """Say what was last reported in so many words; what the plan wrote itself is told by what changed."""
    known = before.updates if before else ()
    new = [update for update in in_order(now.updates) if update not in known and is_report(update.text)]
    if not new:
        return ""
    return f"Reported on {say_date(new[-1].on)}: {shorten(new[-1].text, LONGEST_SAID, placeholder=' …')}"


def sentences(*said: str) -> str:
    """Put together what is not empty."""
    return ". ".join(filter(None, said))
