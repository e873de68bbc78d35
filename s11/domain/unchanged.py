"""What two audits have in common: criteria with the same statement, and how their ratings moved."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from standards.framework import Criterion, Framework, Scale

Move = Literal["better", "worse", "same"]
Ratings = Mapping[tuple[str, str], str | None]  # by directorate and criterion


@dataclass(frozen=True, slots=True)
class Common:
    """The criteria of a framework that an earlier one has to the letter, by id; the rest of both by their ids."""

    same: Mapping[str, str]
    new: tuple[str, ...]
    gone: tuple[str, ...]


def common_criteria(now: Framework, then: Framework) -> Common:
    """Match criteria by their statement, whatever their numbers; one that stands twice is no match."""
    before = _by_statement(then)
    same = {
        criterion.id: before[statement].id
        for statement, criterion in _by_statement(now).items()
        if statement in before
    }
    matched = set(same.values())
    return Common(
        same,
        tuple(criterion.id for criterion in now.criteria if criterion.id not in same),
        tuple(criterion.id for criterion in then.criteria if criterion.id not in matched),
    )


def _by_statement(framework: Framework) -> dict[str, Criterion]:
    statements = Counter(_plain(criterion.statement) for criterion in framework.criteria)
    return {
        statement: criterion
        for criterion in framework.criteria
        if statements[statement := _plain(criterion.statement)] == 1
    }


def _plain(statement: str) -> str:
    return " ".join(statement.split())


def same_scale(now: Scale, then: Scale) -> bool:
    """Tell whether ratings of two scales mean the same: same words, same meanings, same order."""
    return _meanings(now) == _meanings(then)


def _meanings(scale: Scale) -> list[tuple[str, str, str, bool]]:
    return [(r.id, r.label, r.meaning, r.counts) for r in scale.worst_first]


def move(scale: Scale, before: str | None, after: str | None) -> Move | None:
    """Say how a rating moved; None where one of the two is not there or does not count."""
    counted = [rating.id for rating in scale.worst_first if rating.counts]
    if before not in counted or after not in counted:
        return None
    step = counted.index(after) - counted.index(before)
    return "better" if step > 0 else "worse" if step < 0 else "same"


def moves(
    framework: Framework, same: Mapping[str, str], directorates: Iterable[str], now: Ratings, then: Ratings
) -> dict[str, Counter[Move]]:
    """Count, for each standard, how the answers to its unchanged criteria moved."""
    counted: dict[str, Counter[Move]] = {standard.id: Counter() for standard in framework.standards}
    standard_of = {c.id: standard.id for standard in framework.standards for c in standard.criteria}
    for directorate in directorates:
        for criterion, earlier in same.items():
            moved = move(framework.scale, then.get((directorate, earlier)), now.get((directorate, criterion)))
            if moved:
                counted[standard_of[criterion]][moved] += 1
    return counted
