"""What people sign in with besides the password, and which roles must."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from s11.domain.people import Role
from s11.storage.database import Model, Moment, one_of


class AuthenticatorRow(Model):
    """A person's authenticator app: its secret, encrypted, and the counter of the last code that was used."""

    __tablename__ = "authenticator"
    user_id: Mapped[int] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    secret: Mapped[str] = mapped_column(Text)
    last_counter: Mapped[int] = mapped_column(BigInteger)
    added_at: Mapped[datetime] = mapped_column(Moment)


class PasskeyRow(Model):
    """A passkey: what the browser needs to find it, and the public key that its answers are checked with."""

    __tablename__ = "passkey"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    user_handle: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryCodeRow(Model):
    """A recovery code that was not used yet, as an HMAC of it."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("user_id", "digest"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    digest: Mapped[str] = mapped_column(Text)


class RequiredFactorRow(Model):
    """A role that must sign in with two factors."""

    __tablename__ = "required_factor"
    __table_args__ = (one_of("role", Role),)
    role: Mapped[str] = mapped_column(Text, primary_key=True)


class LockoutRow(Model):
    """Wrong tries at one account; `account` is what is guessed and whose it is, never an address."""

    __tablename__ = "lockout"
    account: Mapped[str] = mapped_column(Text, primary_key=True)
    failed: Mapped[int]
    waits: Mapped[int]
    until: Mapped[datetime | None] = mapped_column(Moment)
    last: Mapped[datetime | None] = mapped_column(Moment)
