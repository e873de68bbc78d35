"""The people who sign in."""

from flask_security import RoleMixin, UserMixin
from sqlalchemy import Boolean, ForeignKey, Text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from s11.domain.people import OF_A_DIRECTORATE, Role
from s11.storage.database import Model, one_of
from s11.storage.tables.cycles import DirectorateRow


class UserRow(UserMixin, Model):
    """A person with one role; a lead and a director belong to a directorate. What else Flask-Security asks."""

    __tablename__ = "user"
    __table_args__ = (one_of("role", Role),)
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text, default="")
    password: Mapped[str | None] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(Boolean, server_default=true())
    fs_uniquifier: Mapped[str] = mapped_column(Text, unique=True)
    role: Mapped[str] = mapped_column(Text)
    directorate_id: Mapped[int | None] = mapped_column(ForeignKey("directorate.id"), index=True)
    directorate: Mapped[DirectorateRow | None] = relationship(lazy="joined")

    roles: list[RoleMixin] = []  # noqa: RUF012  # one role is enough here; Flask-Security asks for these

    @property
    def display_name(self) -> str:
        return self.name or self.email

    @property
    def works_in_a_directorate(self) -> bool:
        return Role(self.role) in OF_A_DIRECTORATE
