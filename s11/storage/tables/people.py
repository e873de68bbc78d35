"""The people who sign in."""

from datetime import datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import Boolean, ForeignKey, Text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from s11.domain.people import OF_A_BOARD, OF_A_DIRECTORATE, OF_AN_ORGANISATION, Role
from s11.domain.reach import Reach, reach_of
from s11.storage.database import Model, Moment, one_of, only_for
from s11.storage.tables.cycles import BoardRow, DirectorateRow, OrganisationRow


class UserRow(UserMixin, Model):
    """A person with one role, and what else Flask-Security asks.

    A lead and a director belong to a directorate, a manager to a board or all, a reader to an organisation or all.
    Of somebody whose account was erased the row stays, with a pseudonym for the name, so that what they did has a
    number that nobody else is given.
    """

    __tablename__ = "user"
    __table_args__ = (
        one_of("role", Role),
        only_for("directorate_id", OF_A_DIRECTORATE),
        only_for("board_id", OF_A_BOARD),
        only_for("organisation_id", OF_AN_ORGANISATION),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text, default="")
    password: Mapped[str | None] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(Boolean, server_default=true())
    fs_uniquifier: Mapped[str] = mapped_column(Text, unique=True)
    role: Mapped[str] = mapped_column(Text)
    directorate_id: Mapped[int | None] = mapped_column(ForeignKey("directorate.id"), index=True)
    erased_at: Mapped[datetime | None] = mapped_column(Moment)
    directorate: Mapped[DirectorateRow | None] = relationship(lazy="joined")
    board_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"))
    board: Mapped[BoardRow | None] = relationship()
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    organisation: Mapped[OrganisationRow | None] = relationship()

    roles: list[RoleMixin] = []  # noqa: RUF012  # one role is enough here; Flask-Security asks for these

    @property
    def display_name(self) -> str:
        return self.name or self.email

    @property
    def reach(self) -> Reach:
        return reach_of(Role(self.role), self.directorate_id, self.board_id, self.organisation_id)

    @property
    def works_in_a_directorate(self) -> bool:
        return Role(self.role) in OF_A_DIRECTORATE
