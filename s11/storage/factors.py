"""Authenticator apps, passkeys, recovery codes, and which roles need two factors."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from s11.domain.factors import Factors, FactorStanding, Passkey
from s11.domain.people import Role
from s11.storage.tables import (
    AuthenticatorRow,
    PasskeyRow,
    RecoveryCodeRow,
    RequiredFactorRow,
    UserRow,
)
from s11.storage.trail import TOLD


def load_factors(session: Session, person_id: int, role: str) -> Factors:
    """Return what a person has set up, and whether the role needs it."""
    app = session.scalar(select(AuthenticatorRow.added_at).where(AuthenticatorRow.user_id == person_id))
    codes = select(func.count()).select_from(RecoveryCodeRow).where(RecoveryCodeRow.user_id == person_id)
    passkeys = tuple(
        Passkey(row.id, row.name, row.added_at, row.used_at) for row in passkeys_of(session, person_id)
    )
    return Factors(app, passkeys, session.scalars(codes).one(), role in required_roles(session))


def standing_of(person_id: Any, role: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the columns of a query that tell whether a person has a factor, and whether the role needs one."""
    has_one = or_(
        exists().where(AuthenticatorRow.user_id == person_id), exists().where(PasskeyRow.user_id == person_id)
    )
    return has_one, exists().where(RequiredFactorRow.role == role)


def factor_standing(session: Session, person_id: int, role: str) -> FactorStanding:
    """Return how a person stands with second factors."""
    has_one, is_required = session.execute(select(*standing_of(person_id, role))).one()
    return FactorStanding(bool(has_one), bool(is_required))


def hold_person(session: Session, person_id: int) -> None:
    """Let nobody else change this person's factors until the commit."""
    session.execute(select(UserRow.id).where(UserRow.id == person_id).with_for_update()).one()


def find_app(session: Session, person_id: int) -> AuthenticatorRow | None:
    """Return a person's authenticator app."""
    return session.scalar(select(AuthenticatorRow).where(AuthenticatorRow.user_id == person_id))


def keep_app(session: Session, person_id: int, secret: str, now: datetime) -> None:
    """Keep the secret of an app, in place of the one before; no code of it was used yet."""
    row = find_app(session, person_id) or AuthenticatorRow(user_id=person_id)
    row.secret, row.last_counter, row.added_at = secret, -1, now
    session.add(row)
    session.flush()


def passkeys_of(session: Session, person_id: int) -> list[PasskeyRow]:
    """Return a person's passkeys, in the order in which they were added."""
    return list(session.scalars(select(PasskeyRow).filter_by(user_id=person_id).order_by(PasskeyRow.id)))


def find_passkey(session: Session, credential_id: bytes) -> PasskeyRow | None:
    """Return the passkey that a browser names, and let nobody else count with it until the commit."""
    return session.scalar(select(PasskeyRow).filter_by(credential_id=credential_id).with_for_update())


def write_codes(session: Session, person_id: int, digests: Collection[str]) -> None:
    """Keep these recovery codes in place of those before."""
    drop_codes(session, person_id)
    session.add_all(RecoveryCodeRow(user_id=person_id, digest=digest) for digest in digests)
    session.flush()


def take_code(session: Session, person_id: int, digest: str) -> bool:
    """Use up a recovery code, and tell whether there was one; of two at once only one has it."""
    taken = session.execute(
        delete(RecoveryCodeRow).where(RecoveryCodeRow.user_id == person_id, RecoveryCodeRow.digest == digest),
        execution_options=TOLD,
    )
    return bool(taken.rowcount)  # type: ignore[attr-defined]


def drop_codes(session: Session, person_id: int) -> None:
    """Drop a person's recovery codes."""
    session.execute(
        delete(RecoveryCodeRow).where(RecoveryCodeRow.user_id == person_id), execution_options=TOLD
    )


def required_roles(session: Session) -> frozenset[Role]:
    """Return the roles that must sign in with two factors."""
    return frozenset(Role(role) for role in session.scalars(select(RequiredFactorRow.role)))


def require_of(session: Session, roles: Collection[Role]) -> None:
    """Require two factors of exactly these roles."""
    rows = {row.role: row for row in session.scalars(select(RequiredFactorRow))}
    for role in sorted(set(rows) - set(roles)):
        session.delete(rows[role])
    session.add_all(RequiredFactorRow(role=role.value) for role in sorted(set(roles) - set(rows)))


def count_without_factor(session: Session) -> dict[str, int]:
    """Return how many active people of each role have no second factor; roles where all have one are left out."""
    has_app = exists().where(AuthenticatorRow.user_id == UserRow.id)
    has_passkey = exists().where(PasskeyRow.user_id == UserRow.id)
    query = select(UserRow.role, func.count()).where(UserRow.active, ~has_app, ~has_passkey)
    return {
        role: count for role, count in session.execute(query.group_by(UserRow.role).order_by(UserRow.role))
    }
