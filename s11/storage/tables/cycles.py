"""Who asks whom about what, and when: boards, organisations, directorates, frameworks, cycles."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from s11.storage.database import Model, Moment


class BoardRow(Model):
    """A board."""

    __tablename__ = "board"
    __table_args__ = (UniqueConstraint("name", "short_name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(Text)


class FaceRow(Model):
    """How a board's pages and papers look, and what stands on all of them; a board without one looks plain.

    The logo is a PNG that we wrote ourselves; there is one exactly where `logo_says` says what it shows.
    """

    __tablename__ = "face"
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    colour: Mapped[str] = mapped_column(Text)
    accent: Mapped[str] = mapped_column(Text)
    marking: Mapped[str] = mapped_column(Text)
    contact: Mapped[str] = mapped_column(Text)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo_says: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()
    saved_at: Mapped[datetime | None] = mapped_column(Moment)
    saved_by: Mapped[str] = mapped_column(Text)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class OrganisationRow(Model):
    """An organisation."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("name", "short_name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(Text)


class DirectorateRow(Model):
    """A directorate over the years; what a cycle calls it stands in `asked`."""

    __tablename__ = "directorate"
    __table_args__ = (UniqueConstraint("organisation_id", "ref"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    ref: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    organisation: Mapped[OrganisationRow] = relationship()


class FrameworkRow(Model):
    """A framework file as it was taken in, to the letter; it never changes."""

    __tablename__ = "framework"
    __table_args__ = (UniqueConstraint("ref", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text, deferred=True)


class CycleRow(Model):
    """A cycle; nothing of it is removed before the day after `keep_until`, nor while nobody has said that day."""

    __tablename__ = "cycle"
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    opens: Mapped[date]
    closes: Mapped[date]
    repeat_months: Mapped[int | None]
    keep_until: Mapped[date | None]
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    framework_id: Mapped[int] = mapped_column(ForeignKey("framework.id"))
    board: Mapped[BoardRow] = relationship(lazy="joined")
    organisation: Mapped[OrganisationRow] = relationship(lazy="joined")
    framework: Mapped[FrameworkRow] = relationship(lazy="joined")


class AskedRow(Model):
    """A directorate that a cycle asks, in the cycle's order and under the name that it then had."""

    __tablename__ = "asked"
    __table_args__ = (UniqueConstraint("cycle_id", "directorate_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    directorate_id: Mapped[int] = mapped_column(ForeignKey("directorate.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    more_time_until: Mapped[date | None]
    directorate: Mapped[DirectorateRow] = relationship(lazy="joined")
