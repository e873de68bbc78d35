"""What all directorates of a cycle gave, at once: for whoever looks at the whole of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from s11.domain.audit import StandardRatings, SubmissionStatus
from s11.storage.tables import (
    AnswerRow,
    CycleRow,
    DirectorateRow,
    EvidenceRow,
    StandardRow,
    SubmissionRow,
)

_RATINGS = [StandardRow.__table__.c[name] for name in StandardRatings.__dataclass_fields__]


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """How a directorate rated a criterion, and whether the board sent that back."""

    directorate: str
    criterion: str
    rating: str | None
    sent_back: bool


def standards_of_cycle(
    session: Session, cycle: str, statuses: Collection[SubmissionStatus]
) -> Iterator[tuple[str, StandardRatings]]:
    """Give every standard of submissions in one of the states with its directorate, in no telling order."""
    query = (
        select(DirectorateRow.ref, *_RATINGS)
        .select_from(StandardRow)
        .join(SubmissionRow, SubmissionRow.id == StandardRow.submission_id)
        .join(CycleRow, CycleRow.id == SubmissionRow.cycle_id)
        .join(DirectorateRow, DirectorateRow.id == SubmissionRow.directorate_id)
        .where(CycleRow.ref == cycle, SubmissionRow.status.in_(statuses))
        .order_by(StandardRow.id)
    )
    for ref, *said in session.execute(query):
        yield ref, StandardRatings(*said)


def answers_of_cycle(
    session: Session, cycle: str, statuses: Collection[SubmissionStatus]
) -> list[GivenAnswer]:
    """Return the ratings of all answers of submissions in one of the states."""
    query = (
        select(DirectorateRow.ref, AnswerRow.criterion, AnswerRow.rating, AnswerRow.sent_back != "")
        .select_from(AnswerRow)
        .join(SubmissionRow, SubmissionRow.id == AnswerRow.submission_id)
        .join(CycleRow, CycleRow.id == SubmissionRow.cycle_id)
        .join(DirectorateRow, DirectorateRow.id == SubmissionRow.directorate_id)
        .where(CycleRow.ref == cycle, SubmissionRow.status.in_(statuses))
        .order_by(AnswerRow.id)
    )
    return [GivenAnswer(*row) for row in session.execute(query)]


def count_evidence(session: Session, cycle: str, statuses: Collection[SubmissionStatus]) -> tuple[int, int]:
    """Count the pieces of evidence of submissions in one of the states, and those of them without a date."""
    query = (
        select(func.count(), func.count(EvidenceRow.dated))
        .select_from(EvidenceRow)
        .join(SubmissionRow, SubmissionRow.id == EvidenceRow.submission_id)
        .join(CycleRow, CycleRow.id == SubmissionRow.cycle_id)
        .where(CycleRow.ref == cycle, SubmissionRow.status.in_(statuses))
    )
    pieces, dated = session.execute(query).one()
    return pieces, pieces - dated
