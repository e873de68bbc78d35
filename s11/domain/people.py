"""Who uses it: the roles, and which of them belong to a directorate, a board or an organisation."""

from enum import StrEnum


class Role(StrEnum):
    """What a person does in an audit; a person has one role."""

    LEAD = "lead"
    DIRECTOR = "director"
    MANAGER = "manager"
    CMT = "cmt"
    SCRUTINY = "scrutiny"
    ADMIN = "admin"


ROLE_WORDS: dict[Role, str] = {
    Role.LEAD: "Safeguarding lead of a directorate",
    Role.DIRECTOR: "Director of a directorate",
    Role.MANAGER: "Business manager of the board",
    Role.CMT: "Corporate management team",
    Role.SCRUTINY: "Scrutiny panel",
    Role.ADMIN: "Administrator",
}

OF_A_DIRECTORATE = (Role.LEAD, Role.DIRECTOR)
OF_A_BOARD = (Role.MANAGER,)
OF_AN_ORGANISATION = (Role.CMT, Role.SCRUTINY)
