"""What a directorate answered and what the board said to it."""

from datetime import date, datetime
from typing import Any, get_args

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from s11.domain.audit import SubmissionStatus
from s11.storage.database import Model, Moment, one_of


class SubmissionRow(Model):
    """A directorate's return; it comes to be with the first thing that is saved."""

    __tablename__ = "submission"
    __table_args__ = (
        UniqueConstraint("cycle_id", "directorate_id"),
        one_of("status", get_args(SubmissionStatus)),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    directorate_id: Mapped[int] = mapped_column(ForeignKey("directorate.id"), index=True)
    status: Mapped[SubmissionStatus] = mapped_column(Text)
    signed_off_by: Mapped[str | None] = mapped_column(Text)
    signed_off_on: Mapped[date | None]
    feedback_issued_on: Mapped[date | None]
    feedback_contact: Mapped[str] = mapped_column(Text, default="")


class _Saved:
    """When and by whom a row was last saved, and the version that a stale page is known by."""

    version: Mapped[int] = mapped_column()
    saved_at: Mapped[datetime | None] = mapped_column(Moment)
    saved_by: Mapped[str] = mapped_column(Text, default="")

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class AnswerRow(_Saved, Model):
    """An answer to a criterion, with the action that it proposes."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("submission_id", "criterion"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    criterion: Mapped[str] = mapped_column(Text)
    rating: Mapped[str | None] = mapped_column(Text)
    narrative: Mapped[str] = mapped_column(Text, default="")
    how_known: Mapped[str] = mapped_column(Text, default="")
    impact: Mapped[str] = mapped_column(Text, default="")
    na_reason: Mapped[str] = mapped_column(Text, default="")
    action_text: Mapped[str] = mapped_column(Text, default="")
    action_lead: Mapped[str] = mapped_column(Text, default="")
    action_due_on: Mapped[date | None]
    action_due_words: Mapped[str] = mapped_column(Text, default="")
    action_success_measure: Mapped[str] = mapped_column(Text, default="")
    sent_back: Mapped[str] = mapped_column(Text, default="")


class EvidenceRow(Model):
    """A piece of evidence of a submission; a file is kept under its SHA-256."""

    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    reference: Mapped[str] = mapped_column(Text, default="")
    dated: Mapped[date | None]
    file_name: Mapped[str] = mapped_column(Text, default="")
    file_media_type: Mapped[str] = mapped_column(Text, default="")
    file_size: Mapped[int | None]
    file_sha256: Mapped[str] = mapped_column(Text, default="")


class CriterionEvidenceRow(Model):
    """Which evidence backs which criterion; the same piece may back several."""

    __tablename__ = "criterion_evidence"
    __table_args__ = (UniqueConstraint("submission_id", "criterion", "evidence_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    criterion: Mapped[str] = mapped_column(Text)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    position: Mapped[int]
    evidence: Mapped[EvidenceRow] = relationship(lazy="joined")


class StandardRow(_Saved, Model):
    """A standard as a whole: the directorate's rating and the board's moderation."""

    __tablename__ = "standard"
    __table_args__ = (UniqueConstraint("submission_id", "standard"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    standard: Mapped[str] = mapped_column(Text)
    self_rating: Mapped[str | None] = mapped_column(Text)
    self_reason: Mapped[str] = mapped_column(Text, default="")
    board_rating: Mapped[str | None] = mapped_column(Text)
    board_reason: Mapped[str] = mapped_column(Text, default="")
    strengths: Mapped[str] = mapped_column(Text, default="")
    challenge: Mapped[str] = mapped_column(Text, default="")
    reply: Mapped[str] = mapped_column(Text, default="")
    evidence_wanted: Mapped[str] = mapped_column(Text, default="")
