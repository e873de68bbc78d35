"""Codes of authenticator apps, each of which signs in once."""

from flask_security import Totp, UserMixin
from passlib.exc import UsedTokenError
from passlib.totp import TotpMatch
from sqlalchemy import update

from s11.storage.database import db
from s11.storage.tables import AuthenticatorRow
from s11.storage.trail import TOLD


class CountedTotp(Totp):
    """TOTP as Flask-Security has it, with the counter of the last code that was used kept in the database."""

    def get_last_counter(self, user: UserMixin) -> int | None:
        """Return the counter of the last code; none where no app is set up."""
        row = db.session.get(AuthenticatorRow, user.id)
        return row.last_counter if row else None

    def set_last_counter(self, user: UserMixin, tmatch: TotpMatch) -> None:
        """Take this code, or refuse it where another request took it first: the row decides, not what was read."""
        taken = db.session.execute(
            update(AuthenticatorRow)
            .where(AuthenticatorRow.user_id == user.id, AuthenticatorRow.last_counter < tmatch.counter)
            .values(last_counter=tmatch.counter),
            execution_options=TOLD,
        )
        if not taken.rowcount:  # type: ignore[attr-defined]
            raise UsedTokenError(expire_time=None)
