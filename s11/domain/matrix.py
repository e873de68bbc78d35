"""Standards by directorates: both ratings side by side, and how often each rating was given."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from s11.domain.audit import SubmissionStatus
from s11.domain.submission import SubmissionHead
from standards.framework import Framework, Rating, Standard

RatingPair = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """How a standard is rated in a submission: by the directorate itself, and by the board."""

    head: SubmissionHead
    own: Rating | None
    board: Rating | None
    shown: bool

    @property
    def differs(self) -> bool:
        """Tell whether the board rated it, and not as the directorate did."""
        return self.board is not None and self.board != self.own


@dataclass(frozen=True, slots=True)
class Row:
    """A standard across the directorates, and how often each rating (None: not answered) was given to it."""

    standard: Standard
    cells: tuple[Cell, ...]
    own: Counter[str | None]
    board: Counter[str | None]


def rows(
    framework: Framework,
    columns: list[SubmissionHead],
    ratings: Mapping[tuple[int, str], RatingPair],
    counted: Mapping[str, tuple[Counter[str | None], Counter[str | None]]],
    asked: int,
    shown: tuple[SubmissionStatus, ...],
) -> tuple[Row, ...]:
    """Lay out a matrix; of submissions in other states than `shown` nothing is told.

    The columns may be a stretch of the directorates; the counts are of all `asked`.
    """
    return tuple(
        Row(
            standard,
            tuple(_cell(framework, head, standard, ratings, shown) for head in columns),
            *(_of_all(given, asked) for given in counted.get(standard.id, (Counter(), Counter()))),
        )
        for standard in framework.standards
    )


def _cell(
    framework: Framework,
    head: SubmissionHead,
    standard: Standard,
    ratings: Mapping[tuple[int, str], RatingPair],
    shown: tuple[SubmissionStatus, ...],
) -> Cell:
    if head.id is None or head.status not in shown:
        return Cell(head, None, None, shown=False)
    own, board = ratings.get((head.id, standard.id), (None, None))
    scale = framework.scale
    return Cell(head, scale[own] if own else None, scale[board] if board else None, shown=True)


def _of_all(given: Counter[str | None], asked: int) -> Counter[str | None]:
    """Count as without a rating whoever was asked and gave none."""
    rated = Counter({rating: count for rating, count in given.items() if rating})
    return rated + Counter({None: asked - rated.total()})
