"""What a board should take up after an audit: only what its facts show, and who or what is meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from s11.domain.attention import FEW_NAMED, MOST_NAMED
from s11.domain.audit import Action
from s11.domain.few import few
from s11.domain.numbers import say_numbers
from s11.domain.themes import Share

FEW_STANDARDS = 3


@dataclass(frozen=True, slots=True)
class Matters:
    """What is open: directorates by name, standards by how often, actions of this plan and of the last.

    `rated_worst` counts where the board gave the worst rating of the scale, whose word is `worst`.
    """

    missing: Sequence[str] = ()
    worst: str = ""
    rated_worst: Sequence[Share] = ()
    without_reply: Sequence[Share] = ()
    evidence_wanted: Sequence[Share] = ()
    overdue: Sequence[Action] = ()
    overdue_before: Sequence[Action] = ()


def take_up(matters: Matters) -> tuple[str, ...]:
    """Say in sentences what the board should take up."""
    told = (
        _missing(matters.missing),
        _rated_worst(matters.rated_worst, matters.worst),
        _without_reply(matters.without_reply),
        _evidence(matters.evidence_wanted),
        _overdue("the plan", matters.overdue),
        _overdue("the last audit's plan", matters.overdue_before),
    )
    return tuple(sentence for sentence in told if sentence)


def _missing(names: Sequence[str]) -> str:
    if not names:
        return ""
    return f"Ask for the {_many(names, 'return')} not signed off in time: {few(names)}."


def _rated_worst(shares: Sequence[Share], worst: str) -> str:
    said = [f"standard {share.id} ({share.number} of {share.of})" for share in shares]
    return f"Discuss the standards that the board rated {worst} most often: {_first(said)}." if said else ""


def _without_reply(shares: Sequence[Share]) -> str:
    challenges = sum(share.number for share in shares)
    which = "1 challenge" if challenges == 1 else f"{challenges} challenges"
    return f"Ask for replies to {which}: {_first(_counted(shares))}." if shares else ""


def _evidence(shares: Sequence[Share]) -> str:
    pieces = sum(share.number for share in shares)
    where = "in 1 place" if pieces == 1 else f"in {pieces} places"
    return f"Ask for the evidence that is still wanted {where}: {_first(_counted(shares))}." if shares else ""


def _counted(shares: Sequence[Share]) -> list[str]:
    return [f"{share.number} under standard {share.id}" for share in shares]


def _overdue(plan: str, actions: Sequence[Action]) -> str:
    if not actions:
        return ""
    numbers = sorted(action.number for action in actions)
    named = say_numbers(numbers)
    if named.count(",") >= MOST_NAMED:
        named = f"{say_numbers(numbers[:FEW_NAMED])} and {len(numbers) - FEW_NAMED} more"
    which = "1 action" if len(actions) == 1 else f"{len(actions)} actions"
    return f"Ask why {which} of {plan} {'is' if len(actions) == 1 else 'are'} overdue ({named})."


def _many(names: Sequence[str], noun: str) -> str:
    return noun if len(names) == 1 else f"{len(names)} {noun}s"


def _first(said: Sequence[str]) -> str:
    """Join the first few, and say how many standards there are beside them."""
    rest = len(said) - FEW_STANDARDS
    more = f", and {rest} more {'standard' if rest == 1 else 'standards'}" if rest > 0 else ""
    return ", ".join(said[:FEW_STANDARDS]) + more
