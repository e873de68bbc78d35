"""The action plan of a cycle, where its actions came from, and their history."""

from datetime import date, datetime
from typing import get_args

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from s11.domain.audit import ActionKind, ActionStatus
from s11.storage.database import Model, Moment, one_of
from s11.storage.tables.cycles import DirectorateRow


class SourceRow(Model):
    """Where an action came from, in its own words or as `directorate:criterion`."""

    __tablename__ = "action_source"
    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    position: Mapped[int]
    source: Mapped[str] = mapped_column(Text)


class UpdateRow(Model):
    """A progress update; never changed once written."""

    __tablename__ = "progress_update"
    __table_args__ = (one_of("status", get_args(ActionStatus)),)
    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    position: Mapped[int]
    on: Mapped[date]
    status: Mapped[ActionStatus] = mapped_column(Text)
    due_on: Mapped[date | None]
    due_words: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    by: Mapped[str] = mapped_column(Text, default="")


class ActionRow(Model):
    """A line of the action plan. Its number is its place, given anew whenever the plan changes; its id stays."""

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("cycle_id", "number"),
        one_of("kind", get_args(ActionKind)),
        one_of("status", get_args(ActionStatus)),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    number: Mapped[int]
    standard: Mapped[str] = mapped_column(Text)
    directorate_id: Mapped[int | None] = mapped_column(ForeignKey("directorate.id"), index=True)
    kind: Mapped[ActionKind] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    lead: Mapped[str | None] = mapped_column(Text)
    due_on: Mapped[date | None]
    due_words: Mapped[str] = mapped_column(Text, default="")
    success_measure: Mapped[str | None] = mapped_column(Text)
    status: Mapped[ActionStatus] = mapped_column(Text)
    version: Mapped[int] = mapped_column()
    saved_at: Mapped[datetime | None] = mapped_column(Moment)
    saved_by: Mapped[str] = mapped_column(Text, default="")
    directorate: Mapped[DirectorateRow | None] = relationship()
    sources: Mapped[list[SourceRow]] = relationship(
        order_by=SourceRow.position, cascade="all, delete-orphan", lazy="selectin"
    )
    updates: Mapped[list[UpdateRow]] = relationship(
        order_by=UpdateRow.position, cascade="all, delete-orphan", lazy="selectin"
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class CmtReportRow(Model):
    """A report to the corporate management team that was issued: for which day, by whom, and what it said.

    `contents` is what it was made from, as JSON; None where it was issued before contents were kept.
    """

    __tablename__ = "cmt_report"
    __table_args__ = (UniqueConstraint("cycle_id", "as_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    as_at: Mapped[date]
    issued_by: Mapped[str] = mapped_column(Text)
    contents: Mapped[str | None] = mapped_column(Text, deferred=True)
