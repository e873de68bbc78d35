"""How many directorates rated a standard how, in one query whatever their number."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from s11.domain.audit import SubmissionStatus
from s11.storage.tables import CycleRow, StandardRow, SubmissionRow

RatingCounts = dict[str, tuple[Counter[str | None], Counter[str | None]]]


def count_ratings(session: Session, cycle: str, statuses: Sequence[SubmissionStatus]) -> RatingCounts:
    """Count the ratings by standard, the directorates' own and the board's, of submissions in these states."""
    columns = (StandardRow.standard, StandardRow.self_rating, StandardRow.board_rating)
    query = (
        select(*columns, func.count())
        .join(SubmissionRow, SubmissionRow.id == StandardRow.submission_id)
        .join(CycleRow, CycleRow.id == SubmissionRow.cycle_id)
        .where(CycleRow.ref == cycle, SubmissionRow.status.in_(statuses))
        .group_by(*columns)
    )
    counts: RatingCounts = {}
    for standard, by_themselves, by_the_board, number in session.execute(query):
        own, board = counts.setdefault(standard, (Counter(), Counter()))
        own[by_themselves] += number
        board[by_the_board] += number
    return counts
