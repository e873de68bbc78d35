"""Many submissions at once, counted by the database: how far they are, and how they are rated."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from s11.domain.audit import SubmissionStatus
from s11.domain.submission import SubmissionHead
from s11.storage.heads import SELECT_HEADS, head_of
from s11.storage.tables import AnswerRow, AskedRow, CycleRow, StandardRow, SubmissionRow

RatingPair = tuple[str | None, str | None]
RatingCounts = dict[str, tuple[Counter[str | None], Counter[str | None]]]

_STATUS = func.coalesce(SubmissionRow.status, "not_started")


def count_by_status(session: Session, cycle: str) -> Counter[str]:
    """Count the directorates that a cycle asks by where they stand."""
    asked = SELECT_HEADS.where(CycleRow.ref == cycle).order_by(None)
    query = asked.with_only_columns(_STATUS, func.count()).group_by(_STATUS)
    return Counter({key: count for key, count in session.execute(query)})


def search_heads(
    session: Session,
    cycle: str,
    statuses: Collection[SubmissionStatus] = (),
    name: str = "",
    first: int = 0,
    at_most: int | None = None,
) -> tuple[int, list[SubmissionHead]]:
    """Return how many directorates of a cycle fit, and a stretch of them, in the cycle's order.

    They fit with one of the statuses (any, where none is given) and with `name` somewhere in their name.
    """
    query = SELECT_HEADS.where(CycleRow.ref == cycle)
    if statuses:
        query = query.where(_STATUS.in_(statuses))
    if name:
        query = query.where(AskedRow.name.icontains(name, autoescape=True))
    fitting = query.order_by(None).with_only_columns(func.count())
    total = session.scalars(fitting).one()
    rows = session.execute(query.offset(first).limit(at_most))
    return total, [head_of(row) for row in rows]


def count_answers(session: Session, submission_ids: Iterable[int]) -> dict[int, Counter[str]]:
    """Count the answers of submissions by rating; what has no rating is not counted."""
    query = (
        select(AnswerRow.submission_id, AnswerRow.rating, func.count())
        .where(AnswerRow.submission_id.in_(submission_ids), AnswerRow.rating.is_not(None))
        .group_by(AnswerRow.submission_id, AnswerRow.rating)
    )
    counted: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for submission_id, rating, count in session.execute(query):
        counted[submission_id][rating or ""] = count
    return dict(counted)


def count_board_ratings(session: Session, submission_ids: Iterable[int]) -> dict[int, int]:
    """Count the standards of submissions that the board has rated."""
    query = (
        select(StandardRow.submission_id, func.count())
        .where(StandardRow.submission_id.in_(submission_ids), StandardRow.board_rating.is_not(None))
        .group_by(StandardRow.submission_id)
    )
    return {key: count for key, count in session.execute(query)}


def ratings_of(session: Session, submission_ids: Iterable[int]) -> dict[tuple[int, str], RatingPair]:
    """Return the self and the board rating of submissions' standards, by submission and standard."""
    query = select(
        StandardRow.submission_id, StandardRow.standard, StandardRow.self_rating, StandardRow.board_rating
    ).where(StandardRow.submission_id.in_(submission_ids))
    return {(key, standard): (own, board) for key, standard, own, board in session.execute(query)}


def count_ratings(session: Session, cycle: str, statuses: Collection[SubmissionStatus]) -> RatingCounts:
    """Count the ratings of each standard, the directorates' own and the board's, in submissions so far."""
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
