"""The overview of an audit for the board."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reports.contents.cmt import StandardPosition
from reports.contents.heading import Heading
from reports.contents.plan import PlanAction
from standards.framework import Rating, Scale

ReplyHow = Literal["in_time", "late", "again", "undated", "open", "missing"]


@dataclass(frozen=True, slots=True)
class Reply:
    """Whether a directorate that was asked has signed off, and when; `status` is said in words.

    `how`: "late" is signed off after the last day; "again" too, but after the board had sent it back, so that the
    first day is not known; "undated" where no day is; "open" and "missing" are not signed off, before and after
    the last day. `more_time` says that the last day is a later one than the audit's own.
    """

    directorate: str
    status: str
    how: ReplyHow
    signed_off_on: date | None
    last_day: date
    more_time: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """How a directorate's standards are rated, in the order of the ratings by standard; None is not rated."""

    directorate: str
    own: tuple[Rating | None, ...]
    board: tuple[Rating | None, ...]


@dataclass(frozen=True, slots=True)
class StandardChange:
    """How a standard's unchanged criteria were rated, against the last audit.

    `compared`, `better`, `worse` and `same` count answers: a criterion as one directorate rated it in both audits.
    `unchanged` counts the criteria of the standard with the same statement in both, of `criteria` in all.
    """

    id: str
    title: str
    criteria: int
    unchanged: int
    compared: int
    better: int
    worse: int
    same: int


@dataclass(frozen=True, slots=True)
class ChangeSince:
    """What changed since the last audit; `not_compared` says in sentences what was left out, and why."""

    cycle: str
    standards: tuple[StandardChange, ...]
    not_compared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A standard or a criterion, and for how many of how many directorates something holds."""

    id: str
    title: str
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Themes:
    """What many directorates have in common, each list from most to least; without those that count nothing.

    `worst` are criteria that directorates gave the rating `worst_rating`, the worst of the scale; the others are
    standards: where the board rated otherwise than the directorate, where it still wants evidence, and where it
    wrote a challenge that has no reply (of the challenges in feedback that was issued).
    """

    worst_rating: Rating | None
    worst: tuple[Counted, ...]
    differing: tuple[Counted, ...]
    evidence_wanted: tuple[Counted, ...]
    without_reply: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """What the board found strong in a directorate under a standard that it gave its best rating."""

    standard: str
    title: str
    directorate: str
    text: str


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """What was measured about the audit itself; all but the first line only of what the board may read."""

    asked: int
    signed_off: int
    accepted: int
    late: int
    signed_again: int
    more_time: int
    open: int
    missing: int
    sent_back: int  # returns with criteria that were sent back in the last round
    criteria_sent_back: int
    standards_rated: int  # by both, directorate and board
    ratings_changed: int  # of these, where the board rated otherwise
    board_rated_worse: int
    board_rated_better: int
    answers_asked: int
    not_answered: int
    evidence: int
    evidence_without_date: int
    challenges: int  # in feedback that was issued
    challenges_without_reply: int


@dataclass(frozen=True, slots=True)
class OverviewContents:
    """The overview of an audit for the board.

    `matrix` has a row for each directorate whose return the board may read. `change` is None where there was no
    earlier audit of this council by this board. `take_up` is what the board should take up, in sentences.
    `overdue` are actions of this audit's plan, `overdue_before` of the plan of the audit before it.
    """

    heading: Heading
    opens: date
    closes: date
    scale: Scale
    take_up: tuple[str, ...]
    facts: AuditFacts
    ratings: tuple[StandardPosition, ...]
    replies: tuple[Reply, ...]
    matrix: tuple[MatrixRow, ...]
    change: ChangeSince | None
    themes: Themes
    strengths: tuple[Strength, ...]
    overdue: tuple[PlanAction, ...]
    overdue_before: tuple[PlanAction, ...]
