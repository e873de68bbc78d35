"""Files in quarantine."""

from datetime import datetime
from typing import get_args

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from s11.domain.quarantine import FoundBy, QuarantineState
from s11.storage.database import Model, Moment, one_of


class QuarantinedFileRow(Model):
    """A file in which something was found, and where it was given.

    Places are words and the person is a number, without foreign keys: this stays when they go.
    """

    __tablename__ = "quarantined_file"
    __table_args__ = (one_of("found_by", get_args(FoundBy)), one_of("state", get_args(QuarantineState)))
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(Text, index=True)
    size: Mapped[int]
    signature: Mapped[str] = mapped_column(Text)
    found_at: Mapped[datetime] = mapped_column(Moment)
    found_by: Mapped[FoundBy] = mapped_column(Text)
    state: Mapped[QuarantineState] = mapped_column(Text)
    person_id: Mapped[int | None]
    cycle: Mapped[str] = mapped_column(Text)
    directorate: Mapped[str] = mapped_column(Text)
    criteria: Mapped[str] = mapped_column(Text)
