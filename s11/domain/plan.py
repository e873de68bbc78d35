"""The action plan: how it is numbered, where its actions come from, and which are flagged."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from s11.domain.audit import Action, Answer, Due, ProposedAction
from standards.framework import Framework

DONE = ("complete", "no_longer_needed")


def in_order_of_standards(framework: Framework, actions: Iterable[Action]) -> list[Action]:
    """Return a plan standard by standard, keeping the order within each."""
    order = {standard.id: place for place, standard in enumerate(framework.standards)}
    return sorted(actions, key=lambda action: (order[action.standard], action.number))


def is_overdue(due: Due, status: str, day: date) -> bool:
    """Tell whether an action that is not done was due before this day; words are never overdue."""
    return isinstance(due, date) and due < day and status not in DONE


def is_open(action: Action) -> bool:
    """Tell whether something is still to be done about an action."""
    return action.status not in DONE


def lacks_lead(action: Action) -> bool:
    """Tell whether a lead officer is missed: until an action is done."""
    return is_open(action) and not (action.lead or "").strip()


def lacks_date(action: Action) -> bool:
    """Tell whether a due date is missed, until an action is done; words in its place are no date."""
    return is_open(action) and not isinstance(action.due, date)


def flags(action: Action, day: date) -> tuple[str, ...]:
    """Say what about an action needs attention, in words; nothing once it is done."""
    found = []
    if is_overdue(action.due, action.status, day):
        found.append("Overdue")
    if lacks_lead(action):
        found.append("No lead officer")
    if lacks_date(action):
        none = "No review date" if action.kind == "no_action" else "No date"
        found.append(none if action.due is None else "Not a date")
    return tuple(found)


def source_of(directorate: str, criterion: str) -> str:
    """Name a directorate's proposed action as an action's `sources` do: `housing:1.3`."""
    return f"{directorate}:{criterion}"


def say_source(source: str, directorate_names: Mapping[str, str]) -> str:
    """Say where an action came from: `Housing, criterion 1.3`; other sources stand as they are."""
    ref, colon, criterion = source.partition(":")
    return (
        f"{directorate_names[ref]}, criterion {criterion}" if colon and ref in directorate_names else source
    )


def proposals(directorate: str, answers: Iterable[Answer]) -> list[tuple[str, Answer, ProposedAction]]:
    """Return the proposed actions with words in them, as (source, answer, action), in the answers' order."""
    return [
        (source_of(directorate, answer.criterion), answer, answer.proposed_action)
        for answer in answers
        if answer.proposed_action and answer.proposed_action.text.strip()
    ]


def merged_sources(actions: Sequence[Action]) -> tuple[str, ...]:
    """Return the sources of all these actions, each once, in their order."""
    return tuple(dict.fromkeys(source for action in actions for source in action.sources))
