"""Saving a row that two people may change: the one who comes second is told, and loses nothing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from s11.domain.refusals import ChangedMeanwhile
from s11.domain.saved import Saved
from s11.storage.tables import (
    AnswerRow,
    FaceRow,
    StandardRow,
)


def changed_meanwhile(theirs: Saved[Any], yours: object) -> ChangedMeanwhile:
    return ChangedMeanwhile(theirs.value, yours, theirs.version, theirs.by)


def save_row(
    session: Session,
    row: AnswerRow | StandardRow | FaceRow,
    columns: Mapping[str, Any],
    by: str,
    at: datetime,
    reload: Any,
    yours: object,
) -> None:
    """Write a row; where another writer came first in this very moment, undo and say so."""
    for name, value in columns.items():
        setattr(row, name, value)
    row.saved_at, row.saved_by = at, by
    session.add(row)
    try:
        session.flush()
    except (StaleDataError, IntegrityError) as clash:
        session.rollback()
        raise changed_meanwhile(reload(), yours) from clash
