"""How the committee paper counts and names the entries of the plan."""

from collections.abc import Sequence

from reports.contents import PlanAction
from reports.words import listed, short

MOST_NAMED, LONGEST_NAME = 12, 44


def overdue(entries: Sequence[PlanAction]) -> list[int]:
    """Return the numbers of what is overdue."""
    return [entry.number for entry in entries if entry.overdue]


def without_lead(entries: Sequence[PlanAction]) -> list[int]:
    """Return the numbers of what is still to be done and nobody leads."""
    return [entry.number for entry in entries if entry.lacks_lead]


def undated(entries: Sequence[PlanAction]) -> list[int]:
    """Return the numbers of what is still to be done and has no date, words being none."""
    return [entry.number for entry in entries if entry.lacks_date]


def say_numbers(numbers: Sequence[int]) -> str:
    """Name entries by number, runs as such; of very many the first dozen."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = [part for run in runs for part in _run(run)]
    if len(named) > MOST_NAMED:
        few = [str(number) for number in sorted(numbers)[:MOST_NAMED]]
        named = [*few, f"{len(numbers) - MOST_NAMED} more"]
    said = listed(named)
    return f"{'number' if len(numbers) == 1 else 'numbers'} {said}"


def _run(run: Sequence[int]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run]


def short_name(number: str, title: str) -> str:
    """Name a standard in a table, its title told in full elsewhere."""
    return f"{number}. {short(title, LONGEST_NAME)}"
