"""What changed in a plan since the last report, heading by heading; an action stands under all that are true."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from s11.domain import changes
from s11.domain.attention import overdue, say_overdue
from s11.domain.audit import Action
from s11.domain.comparing import Comparison
from s11.domain.matching import merged_into
from s11.domain.numbers import say_numbers
from s11.domain.plan import DONE, is_overdue, lacks_date, lacks_lead
from s11.domain.progress import slips


@dataclass(frozen=True, slots=True)
class Told:
    """An action by its key, and what is said of it; one that was taken out by its key of then."""

    key: int
    what: str


@dataclass(frozen=True, slots=True)
class Slipped:
    """An action whose due date was moved to a later one: from which, how often in all, and what was reported."""

    key: int
    before: date
    times: int
    what: str


def completed(plan: Comparison) -> list[Told]:
    """Return what is complete now and was not then, also where it came into the plan since."""
    now = [
        (key, plan.earlier(key), action) for key, action in plan.now.items() if action.status == "complete"
    ]
    return [
        Told(key, changes.reported(earlier, action) or "Marked as complete")
        for key, earlier, action in now
        if earlier is None or earlier.status != "complete"
    ]


def slipped(plan: Comparison) -> list[Slipped]:
    """Return the open actions that have a later due date than then."""
    return [
        Slipped(key, earlier.due, max(slips(action), 1), changes.reported(earlier, action))
        for key, earlier, action in plan.both()
        if action.status not in DONE
        and changes.has_slipped(earlier, action)
        and isinstance(earlier.due, date)
    ]


def new(plan: Comparison) -> list[Told]:
    """Return the actions that were not in the plan then; one that was merged names what it was made of."""
    return [Told(key, _beginning(plan, key)) for key in plan.now if key not in plan.was]


def newly_overdue(plan: Comparison) -> list[Told]:
    """Return what is overdue now and was not then, the longest overdue first."""
    return _overdue(plan, "Newly overdue", already=False)


def still_overdue(plan: Comparison) -> list[Told]:
    """Return what is overdue and was so then, the longest overdue first."""
    return _overdue(plan, "Still overdue", already=True)


def without_lead(plan: Comparison) -> list[Told]:
    """Return the open actions that nobody leads, and whether somebody did then."""
    return _lacking(plan, lacks_lead)


def without_date(plan: Comparison) -> list[Told]:
    """Return the open actions without a date, and whether they had one then."""
    return _lacking(plan, lacks_date)


def taken_out(plan: Comparison) -> list[Told]:
    """Return what was merged with others, or is no longer needed, by its key and number of then."""
    kept = {then: now for now, then in plan.was.items()}
    return [
        Told(key, told)
        for key, earlier in plan.before.items()
        if (told := _end(plan, earlier, plan.now.get(kept.get(key, -1))))
    ]


def other(plan: Comparison) -> list[Told]:
    """Return what else changed about an action that is neither completed nor taken out since."""
    told = [
        (key, _else(plan, earlier, action))
        for key, earlier, action in plan.both()
        if earlier.status == action.status or action.status not in DONE
    ]
    return [Told(key, what) for key, what in told if what]


def _beginning(plan: Comparison, key: int) -> str:
    alone = {key: plan.now[key]}
    merged = [earlier.number for earlier in plan.before.values() if merged_into(earlier, alone)]
    if not merged:
        return "New in the plan"
    which = "was number" if len(merged) == 1 else "were numbers"
    return f"Merged from what {which} {say_numbers(merged)} {plan.then}"


def _overdue(plan: Comparison, words: str, already: bool) -> list[Told]:
    keys = {action.number: key for key, action in plan.now.items()}
    return [
        Told(keys[action.number], f"{words}, {say_overdue(action, plan.day)}")
        for action in overdue(plan.now.values(), plan.day)
        if _was_overdue(plan, keys[action.number]) == already
    ]


def _was_overdue(plan: Comparison, key: int) -> bool:
    earlier = plan.earlier(key)
    return earlier is not None and is_overdue(earlier.due, earlier.status, plan.since)


def _lacking(plan: Comparison, lacks: Callable[[Action], bool]) -> list[Told]:
    lacking = [key for key, action in plan.now.items() if lacks(action)]
    return [Told(key, _since_when(plan, plan.earlier(key), lacks)) for key in lacking]


def _since_when(plan: Comparison, earlier: Action | None, lacks: Callable[[Action], bool]) -> str:
    if earlier is None:
        return "New in the plan"
    return f"Already so {plan.then}" if lacks(earlier) else f"Not so {plan.then}"


def _end(plan: Comparison, earlier: Action, now: Action | None) -> str:
    """Say what became of an action that was taken out since; nothing where it was not."""
    if now is not None:
        no_longer = now.status == "no_longer_needed" != earlier.status
        return changes.sentences("No longer needed", changes.reported(earlier, now)) if no_longer else ""
    merged = merged_into(earlier, plan.now)
    return f"Merged into number {plan.now[merged].number}" if merged else "No longer in the plan"


def _else(plan: Comparison, earlier: Action, now: Action) -> str:
    """Say what the other headings do not."""
    slipped = now.status not in DONE and changes.has_slipped(earlier, now)
    return changes.sentences(
        changes.status_changed(earlier, now, plan.words),
        "" if slipped else changes.due_changed(earlier, now),
        changes.lead_changed(earlier, now),
        changes.reworded(earlier, now),
        "" if slipped else changes.reported(earlier, now),
    )
