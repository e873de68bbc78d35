"""Whose audits a person works with: of one board, of one organisation, of all of them, and how that is said."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from s11.domain.people import OF_A_BOARD, OF_AN_ORGANISATION, Role
from s11.domain.refusals import NotFound, Refused
from s11.storage.people import find_person, find_person_by_id, list_boards, list_organisations, say_body
from s11.storage.tables import BoardRow, OrganisationRow, UserRow

ALL = "all"
NOBODY = "There is no such person."
Body = TypeVar("Body", BoardRow, OrganisationRow)


def board_of(session: Session, role: Role, typed: str | None) -> BoardRow | None:
    """Return the board that somebody works for; None is all of them."""
    return _chosen(role, OF_A_BOARD, "board", list_boards(session), typed)


def organisation_of(session: Session, role: Role, typed: str | None) -> OrganisationRow | None:
    """Return the organisation whose audits somebody reads; None is all of them."""
    return _chosen(role, OF_AN_ORGANISATION, "organisation", list_organisations(session), typed)


def change_belonging(
    session: Session, person_id: int, board: str | None, organisation: str | None
) -> UserRow:
    """Let somebody who is here work with the audits of another board or organisation, or of all."""
    person = find_person_by_id(session, person_id)
    if person is None:
        raise NotFound(NOBODY)
    role = Role(person.role)
    if role not in (*OF_A_BOARD, *OF_AN_ORGANISATION):
        raise Refused(f"Somebody with the role {role.value} belongs to no board and to no organisation.")
    new_board, new_organisation = board_of(session, role, board), organisation_of(session, role, organisation)
    person.board, person.organisation = new_board, new_organisation
    session.commit()
    return person


def find_account(session: Session, email: str) -> UserRow:
    """Return who has an account with this e-mail address, or refuse."""
    person = find_person(session, email)
    if person is None or person.erased_at is not None:
        raise NotFound(f"There is nobody with the e-mail address {email!r}.")
    return person


def say_belonging(person: UserRow) -> str:
    """Say whose audits a person works with."""
    role = Role(person.role)
    if role in OF_A_BOARD:
        return say_body(person.board) if person.board else "All boards"
    if role in OF_AN_ORGANISATION:
        return say_body(person.organisation) if person.organisation else "All organisations"
    if person.directorate:
        return f"{person.directorate.name}, {person.directorate.organisation.name}"
    return "This installation; no answers" if role == Role.ADMIN else "No directorate"


def _chosen(
    role: Role, roles: Sequence[Role], what: str, there: Sequence[Body], typed: str | None
) -> Body | None:
    if role not in roles:
        if typed:
            raise Refused(f"Somebody with the role {role.value} belongs to no {what}; leave it out.")
        return None
    choices = f"Choose one of: {', '.join([ALL, *map(say_body, there)])}"
    if not typed and len(there) > 1:
        raise Refused(f"There are several {what}s; say which. {choices}")
    if not typed or typed == ALL:
        return None
    found = [each for each in there if typed == say_body(each)] or [
        each for each in there if typed.casefold() in (each.name.casefold(), each.short_name.casefold())
    ]
    if not found:
        raise NotFound(f"There is no {what} {typed!r}. {choices}")
    if len(found) > 1:
        raise Refused(f"There are several {what}s {typed!r}. {choices}")
    return found[0]
