"""The ratings of standards. A save names the version that it has seen."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from s11.domain.audit import (
    StandardRatings,
)
from s11.domain.saved import Saved
from s11.storage.saving import changed_meanwhile, save_row
from s11.storage.tables import (
    StandardRow,
)

_RATING_TEXTS = tuple(StandardRatings.__dataclass_fields__)[1:]


def load_standards(session: Session, submission_id: int | None) -> dict[str, Saved[StandardRatings]]:
    """Return the ratings of a submission's standards, by standard."""
    rows = session.scalars(
        select(StandardRow).filter_by(submission_id=submission_id).order_by(StandardRow.id)
    )
    return {row.standard: _ratings(row) for row in rows}


def load_standard(session: Session, submission_id: int | None, standard: str) -> Saved[StandardRatings]:
    """Return the ratings of a standard; version 0 where there are none."""
    row = session.scalar(select(StandardRow).filter_by(submission_id=submission_id, standard=standard))
    return _ratings(row) if row else Saved(StandardRatings(standard))


def _ratings(row: StandardRow) -> Saved[StandardRatings]:
    value = StandardRatings(row.standard, **{name: getattr(row, name) for name in _RATING_TEXTS})
    return Saved(value, row.version, row.saved_at, row.saved_by)


def write_standard(
    session: Session, submission_id: int, ratings: StandardRatings, seen: int, by: str, at: datetime
) -> Saved[StandardRatings]:
    """Save the ratings of a standard if nobody saved them since version `seen`, else ChangedMeanwhile."""
    key = {"submission_id": submission_id, "standard": ratings.standard}
    columns = {name: value for name, value in asdict(ratings).items() if name != "standard"}
    row = session.scalar(select(StandardRow).filter_by(**key))
    if row is not None and all(getattr(row, name) == value for name, value in columns.items()):
        return Saved(ratings, row.version, row.saved_at, row.saved_by)
    if (row.version if row else 0) != seen:
        raise changed_meanwhile(load_standard(session, submission_id, ratings.standard), ratings)
    row = row or StandardRow(**key)
    save_row(
        session,
        row,
        columns,
        by,
        at,
        lambda: load_standard(session, submission_id, ratings.standard),
        ratings,
    )
    return Saved(ratings, row.version, at, by)
