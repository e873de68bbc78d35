"""Who people are at the provider of single sign-on."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from s11.storage.database import Model, Moment
from s11.storage.tables.people import UserRow


class IdentityRow(Model):
    """A tenant and an object id; linked to a person, or waiting for an administrator to link it.

    What the provider says of who waits is kept only while it waits. `by_hand`: it was taken off a person once,
    so only a person links it again.
    """

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("tenant", "object_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    tenant: Mapped[str] = mapped_column(Text)
    object_id: Mapped[str] = mapped_column(Text)
    reference: Mapped[str] = mapped_column(Text, unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), unique=True)
    said_name: Mapped[str] = mapped_column(Text, default="")
    said_email: Mapped[str] = mapped_column(Text, default="")
    by_hand: Mapped[bool] = mapped_column(Boolean, default=False)
    since: Mapped[datetime] = mapped_column(Moment)
    person: Mapped[UserRow | None] = relationship(lazy="joined")
