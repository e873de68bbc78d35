"""How the directorates stand on each standard, by themselves and by the board."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from reports.contents import StandardPosition
from s11.domain.states import STATUS_WORDS, board_may_read
from s11.services.plan import Plan
from s11.storage.overview import RatingCounts, count_ratings
from standards.framework import Framework, Rating


def standard_positions(session: Session, plan: Plan) -> tuple[StandardPosition, ...]:
    """Count the ratings of the returns that the board may read; the others are not rated."""
    readable = [status for status in STATUS_WORDS if board_may_read(status)]
    counts = count_ratings(session, plan.audit.cycle.ref, readable)
    asked = len(plan.audit.directorates)
    return tuple(
        StandardPosition(
            standard.id,
            standard.title,
            _counted(plan.framework, counts, standard.id, 0, asked),
            _counted(plan.framework, counts, standard.id, 1, asked),
        )
        for standard in plan.framework.standards
    )


def _counted(
    framework: Framework, counts: RatingCounts, standard: str, side: int, asked: int
) -> tuple[tuple[Rating | None, int], ...]:
    """Count every rating of the scale; who was asked and has none is not rated."""
    given = counts[standard][side] if standard in counts else {}
    rated: Sequence[tuple[Rating, int]] = [
        (rating, given.get(rating.id, 0)) for rating in framework.scale.ratings
    ]
    return (*rated, (None, asked - sum(number for _, number in rated)))
