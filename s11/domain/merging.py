"""Several actions made one: nothing that they said, and nothing that happened to them, is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from s11.domain.audit import Action, ActionStatus, ProgressUpdate
from s11.domain.due import say_due
from s11.domain.plan import DONE, merged_sources
from s11.domain.progress import MERGED, NOBODY, in_order, say_slips, with_beginning

LONGEST_TOLD = 90_000


def merge(originals: Sequence[Action], merged: Action, by: str, day: date) -> Action:
    """Return the action that takes the place of its originals, with their sources and their histories.

    `merged` brings what a person decided: text, lead officer, due date, success measure, directorate.
    """
    status = merged_status(action.status for action in originals)
    told = [ProgressUpdate(day, status, None, text, by) for text in _parts(told_of(originals))]
    told[0] = replace(told[0], due=merged.due)
    histories = [update for action in originals for update in with_beginning(action, day).updates]
    return replace(
        merged,
        number=min(action.number for action in originals),
        standard=originals[0].standard,
        kind="no_action" if all(action.kind == "no_action" for action in originals) else "action",
        status=status,
        sources=merged_sources(originals),
        updates=(*in_order(histories), *told),
    )


def merged_status(statuses: Iterable[ActionStatus]) -> ActionStatus:
    """Return the status of several taken together: at risk as soon as one is, complete only when all are done."""
    given = set(statuses)
    if not given - set(DONE):
        return "complete" if "complete" in given else "no_longer_needed"
    if "at_risk" in given:
        return "at_risk"
    return "on_track" if given & {"on_track", "complete"} else "not_started"


def told_of(originals: Sequence[Action]) -> str:
    """Tell what was merged, each with all its words."""
    numbers = [str(action.number) for action in originals]
    return "\n\n".join(
        (f"{MERGED}{', '.join(numbers[:-1])} and {numbers[-1]}:", *(_told(action) for action in originals))
    )


def _parts(text: str) -> list[str]:
    """Part a text that is longer than an audit file takes in one piece."""
    return [text[start : start + LONGEST_TOLD] for start in range(0, len(text), LONGEST_TOLD)]


def _told(action: Action) -> str:
    facts = [action.lead or NOBODY, f"due {say_due(action.due)}" if action.due else "no date"]
    if slipped := say_slips(action):
        facts.append(slipped)
    measure = f"\nSuccess measure: {action.success_measure}" if action.success_measure else ""
    return f"Number {action.number} ({', '.join(facts)}): {action.text}{measure}"
