"""What happened: the trail, which is only ever added to, and where it ends."""

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from s11.storage.database import Model


class TrailRow(Model):
    """An entry of the trail; the database itself refuses to change or delete one (migration 0005).

    It refers to nothing, because it outlives what it tells of; `at` is ISO 8601 in UTC, hashed as it stands.
    """

    __tablename__ = "trail"
    __table_args__ = (Index("ix_trail_about", "cycle", "directorate", "place"), Index("ix_trail_who", "who"))
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(Text)
    who: Mapped[int | None]
    role: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    cycle: Mapped[str] = mapped_column(Text)
    directorate: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    details: Mapped[str | None] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)


class TrailHeadRow(Model):
    """The number and the hash of the last entry: one row, which whoever adds to the trail locks first."""

    __tablename__ = "trail_head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
    hash: Mapped[str] = mapped_column(Text)
