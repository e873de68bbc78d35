"""The people who sign in."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from s11.storage.tables import DirectorateRow, OrganisationRow, UserRow


def find_person(session: Session, email: str) -> UserRow | None:
    """Return the person with this e-mail address, whatever its case."""
    return session.scalar(select(UserRow).where(func.lower(UserRow.email) == email.lower()))


def list_people(session: Session) -> list[UserRow]:
    """Return everybody, by e-mail address."""
    return list(session.scalars(select(UserRow).order_by(UserRow.email)))


def list_directorates(session: Session) -> list[DirectorateRow]:
    """Return every directorate of every organisation, by organisation and name."""
    query = select(DirectorateRow).join(OrganisationRow).order_by(OrganisationRow.name, DirectorateRow.name)
    return list(session.scalars(query))
