"""The people who sign in, and the directorates, boards and organisations that they belong to."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from s11.storage.tables import AskedRow, BoardRow, CycleRow, DirectorateRow, OrganisationRow, UserRow


def find_person(session: Session, email: str) -> UserRow | None:
    """Return the person with this e-mail address, whatever its case."""
    return session.scalar(select(UserRow).where(func.lower(UserRow.email) == email.lower()))


def find_person_by_id(session: Session, person_id: int) -> UserRow | None:
    """Return a person who has an account, or None; of an erased account only the row is left."""
    return session.scalar(select(UserRow).filter_by(id=person_id, erased_at=None))


def list_people(session: Session) -> list[UserRow]:
    """Return everybody who has an account, by e-mail address."""
    organisations = joinedload(UserRow.directorate).joinedload(DirectorateRow.organisation)
    whose = (organisations, joinedload(UserRow.board), joinedload(UserRow.organisation))
    there = select(UserRow).options(*whose).where(UserRow.erased_at.is_(None))
    return list(session.scalars(there.order_by(UserRow.email)))


def list_directorates(session: Session) -> list[DirectorateRow]:
    """Return every directorate of every organisation, by organisation and name."""
    query = select(DirectorateRow).join(OrganisationRow).options(joinedload(DirectorateRow.organisation))
    return list(session.scalars(query.order_by(OrganisationRow.name, DirectorateRow.name, DirectorateRow.id)))


def list_boards(session: Session) -> list[BoardRow]:
    """Return every board of the installation, by name."""
    return list(session.scalars(select(BoardRow).order_by(BoardRow.name, BoardRow.short_name)))


def list_organisations(session: Session) -> list[OrganisationRow]:
    """Return every organisation of the installation, by name."""
    order = (OrganisationRow.name, OrganisationRow.short_name)
    return list(session.scalars(select(OrganisationRow).order_by(*order)))


def several(session: Session) -> tuple[bool, bool]:
    """Tell whether there are several boards, and several organisations."""
    boards = select(func.count(BoardRow.id)).scalar_subquery()
    organisations = select(func.count(OrganisationRow.id)).scalar_subquery()
    counted = session.execute(select(boards > 1, organisations > 1)).one()
    return bool(counted[0]), bool(counted[1])


def directorates_named(session: Session, typed: str) -> list[DirectorateRow]:
    """Return the directorates that `REF`, `CYCLE/REF` or `ORGANISATION/REF` may mean, by organisation."""
    place, _, ref = typed.rpartition("/")
    query = select(DirectorateRow).join(OrganisationRow).options(joinedload(DirectorateRow.organisation))
    query = query.where(DirectorateRow.ref == ref).order_by(OrganisationRow.name, DirectorateRow.id)
    if place:
        asked = (
            select(AskedRow.directorate_id)
            .join(CycleRow, CycleRow.id == AskedRow.cycle_id)
            .where(CycleRow.ref == place)
        )
        names = (func.lower(OrganisationRow.name), func.lower(OrganisationRow.short_name))
        query = query.where(or_(DirectorateRow.id.in_(asked), *(name == place.lower() for name in names)))
    return list(session.scalars(query))


def say_directorate(directorate: DirectorateRow) -> str:
    """Name a directorate so that no other has the name: `BC/housing`."""
    organisation = directorate.organisation
    return f"{organisation.short_name or organisation.name}/{directorate.ref}"


def say_body(body: BoardRow | OrganisationRow) -> str:
    """Name a board or an organisation so that no other has the name: `Brightwater Council (BC)`."""
    return f"{body.name} ({body.short_name})" if body.short_name else body.name
