"""Who is signed in, and the links with which people set a password."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from s11.storage.database import Model, Moment, one_of


class SignInRow(Model):
    """A person signed in on a browser: there as long as it lasts. `hash` is of the random id in the cookie.

    An id is never given twice, for a page that is open for long may still name it.
    """

    __tablename__ = "sign_in"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(Text, unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    begun: Mapped[datetime] = mapped_column(Moment)
    last_seen: Mapped[datetime] = mapped_column(Moment)
    origin: Mapped[str] = mapped_column(Text)
    browser: Mapped[str] = mapped_column(Text)


class LinkRow(Model):
    """A link with which a person sets a password, once; `hash` is of the random word in it."""

    __tablename__ = "link"
    __table_args__ = (one_of("kind", ("invitation", "reset")), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(Text, unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    made: Mapped[datetime] = mapped_column(Moment)
    expires: Mapped[datetime] = mapped_column(Moment)
