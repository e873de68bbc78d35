"""The returns of a whole cycle at once, in two queries however many directorates it asks."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from s11.domain.audit import Answer, StandardRatings
from s11.storage.tables import AnswerRow, CycleRow, StandardRow, SubmissionRow

_RATING_TEXTS = tuple(StandardRatings.__dataclass_fields__)


def answers_of_cycle(session: Session, cycle: str) -> dict[int, dict[str, Answer]]:
    """Return how criteria are rated and what was sent back, by submission and criterion, without the texts."""
    columns = (AnswerRow.submission_id, AnswerRow.criterion, AnswerRow.rating, AnswerRow.sent_back)
    query = (
        select(*columns)
        .join(SubmissionRow, SubmissionRow.id == AnswerRow.submission_id)
        .join(CycleRow, CycleRow.id == SubmissionRow.cycle_id)
        .where(CycleRow.ref == cycle)
        .order_by(AnswerRow.id)
    )
    found: defaultdict[int, dict[str, Answer]] = defaultdict(dict)
    for submission_id, criterion, rating, sent_back in session.execute(query):
        found[submission_id][criterion] = Answer(criterion, rating, sent_back=sent_back)
    return dict(found)


def standards_of_cycle(session: Session, cycle: str) -> dict[int, dict[str, StandardRatings]]:
    """Return the ratings of standards, by submission and standard."""
    columns = (StandardRow.submission_id, *(getattr(StandardRow, name) for name in _RATING_TEXTS))
    query = (
        select(*columns)
        .join(SubmissionRow, SubmissionRow.id == StandardRow.submission_id)
        .join(CycleRow, CycleRow.id == SubmissionRow.cycle_id)
        .where(CycleRow.ref == cycle)
        .order_by(StandardRow.id)
    )
    found: defaultdict[int, dict[str, StandardRatings]] = defaultdict(dict)
    for submission_id, *ratings in session.execute(query):
        found[submission_id][ratings[0]] = StandardRatings(*ratings)
    return dict(found)
