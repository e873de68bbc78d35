"""Work that takes longer than a page: many papers at once."""

from datetime import date, datetime
from typing import get_args

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from s11.domain.job import JobState, PartState
from s11.storage.database import Model, Moment, one_of
from s11.storage.tables.cycles import CycleRow


class JobPartRow(Model):
    """One paper of a job; `reason` is why it could not be made, in words for the person."""

    __tablename__ = "job_part"
    __table_args__ = (UniqueConstraint("job_id", "position"), one_of("state", get_args(PartState)))
    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"))
    position: Mapped[int]
    directorate: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    file: Mapped[str] = mapped_column(Text)
    state: Mapped[PartState] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    draft: Mapped[bool]
    size: Mapped[int]


class JobRow(Model):
    """The papers of one kind for every directorate of a cycle, asked for by somebody.

    `worker` names the server that works on it, `heard_at` is when that one was last heard of. An id is never
    given twice, since it names the folder of the files.
    """

    __tablename__ = "job"
    __table_args__ = (one_of("state", get_args(JobState)), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    as_at: Mapped[date]
    state: Mapped[JobState] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    worker: Mapped[str] = mapped_column(Text)
    heard_at: Mapped[datetime | None] = mapped_column(Moment)
    asked_by: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    cycle: Mapped[CycleRow] = relationship()
    parts: Mapped[list[JobPartRow]] = relationship(
        order_by=JobPartRow.position, cascade="all, delete-orphan", lazy="selectin"
    )
