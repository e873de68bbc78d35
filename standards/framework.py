"""The vocabulary of a framework: standards, their criteria, and the scale that they are rated on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Need = Literal["narrative", "how_known", "impact", "evidence", "action", "na_reason"]

Colour = Literal[
    "blue", "teal", "turquoise", "green", "lime", "yellow", "amber", "orange", "red", "pink", "purple",
    "brown", "black", "grey",
]  # fmt: skip

# How alarming a colour is read to be; it tells which end of a scale is the good one. Others say nothing.
ALARM: dict[str, int] = {
    "blue": 0, "teal": 1, "turquoise": 1, "green": 1, "lime": 2, "yellow": 3, "amber": 4, "orange": 5,
    "red": 6, "black": 7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rating:
    """One choice of a scale; `needs` says what an answer with it must have before sign-off."""

    id: str
    label: str
    meaning: str
    colour: Colour
    needs: tuple[Need, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """Two to seven ratings in the order of the file, from one end to the other."""

    ratings: tuple[Rating, ...]

    def __getitem__(self, rating_id: str) -> Rating:
        """Return the rating with this id; KeyError where the scale has none."""
        for rating in self.ratings:
            if rating.id == rating_id:
                return rating
        raise KeyError(rating_id)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(rating.id for rating in self.ratings)

    @property
    def worst_first(self) -> tuple[Rating, ...]:
        """Those that count from worst to best, then those that do not, as messages list them.

        A file lists its scale from best to worst, unless its colours say that it starts at the bad end.
        """
        counted = [rating for rating in self.ratings if rating.counts]
        alarms = [ALARM[rating.colour] for rating in counted if rating.colour in ALARM]
        starts_at_the_bad_end = bool(alarms) and alarms[0] > alarms[-1]
        ordered = counted if starts_at_the_bad_end else counted[::-1]
        return (*ordered, *(rating for rating in self.ratings if not rating.counts))

    def worst(self, rating_ids: Iterable[str | None]) -> str | None:
        """Suggest a standard's rating from its criteria: the worst that counts, or None if none counts."""
        given = set(rating_ids)
        return next((rating.id for rating in self.worst_first if rating.counts and rating.id in given), None)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is asked; `unverified` says what about it could not be checked, and is else empty."""

    id: str
    statement: str
    evidence: tuple[str, ...] = ()
    impact_prompt: str = ""
    guidance: str = ""
    applies_to: tuple[str, ...] = ("all",)
    source: str = ""
    unverified: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """A heading of the framework with at least one criterion."""

    id: str
    title: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """One version of a set of standards. Its text never changes: another text is another version."""

    id: str
    version: str
    title: str
    source: str
    scale: Scale
    standards: tuple[Standard, ...]
    _criteria: dict[str, Criterion] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._criteria.update((c.id, c) for standard in self.standards for c in standard.criteria)

    @property
    def name(self) -> str:
        """Id and version, as people name it: `s11-2015 version 1`."""
        return f"{self.id} version {self.version}"

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, in the order of the standards."""
        return tuple(self._criteria.values())

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion with this id; KeyError where the framework has none."""
        return self._criteria[criterion_id]

    def standard(self, standard_id: str) -> Standard:
        """Return the standard with this id; KeyError where the framework has none."""
        for standard in self.standards:
            if standard.id == standard_id:
                return standard
        raise KeyError(standard_id)

    def standard_of(self, criterion_id: str) -> Standard:
        """Return the standard that a criterion belongs to; KeyError where the framework lacks it."""
        for standard in self.standards:
            if any(criterion.id == criterion_id for criterion in standard.criteria):
                return standard
        raise KeyError(criterion_id)
