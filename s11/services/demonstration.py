"""Fill an empty data folder with the demonstration, through the same services as any audit and person."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

from sqlalchemy.orm import Session

from s11.demo import audits, faces
from s11.demo.people import PEOPLE
from s11.domain.months import plus_months
from s11.domain.people import OF_A_BOARD, OF_AN_ORGANISATION, Role
from s11.domain.refusals import Refused
from s11.services.belonging import ALL
from s11.services.cmt_reports import issue_cmt_report
from s11.services.faces import NewLogo, save_face
from s11.services.frameworks import framework_of
from s11.services.importing import take_in_audit
from s11.services.people import NewPerson, add_person
from s11.storage.cycles import list_cycles
from s11.storage.faces import list_faces
from s11.storage.people import list_people

FILE = "demonstration"
REPORTED = "brightwater-2024"
MONTHS_AGO = (6, 3)


@dataclass(frozen=True, slots=True)
class SignIn:
    """What somebody signs in with; `directorate` is None for those of the whole council or the board."""

    email: str
    password: str
    role: str
    directorate: str | None


def load_demonstration(session: Session, folder: Path, today: date) -> list[SignIn]:
    """Load the audits and the people of the demonstration; its open audit is open today.

    Two reports to CMT were issued, each as the plan then stood.
    """
    _refuse_a_database_in_use(session)
    for audit in audits(today, lambda ref: framework_of(session, ref)):
        take_in_audit(session, audit, audit.cycle.ref)
    _give_faces(session, today)
    for months in MONTHS_AGO:
        day = plus_months(today, -months)
        issue_cmt_report(session, REPORTED, "Board business manager", day, demonstration=True)
    sign_ins = [
        _sign_in(session, NewPerson(email, Role(role), directorate, name, *_all_of(role)))
        for email, role, directorate, name in PEOPLE
    ]
    _keep(folder, sign_ins)
    return sign_ins


def _refuse_a_database_in_use(session: Session) -> None:
    """A database elsewhere (S11_DATABASE_URL) can be in use although the folder is empty."""
    if list_cycles(session) or list_people(session):
        raise Refused("The database that S11_DATABASE_URL names is not empty; name an empty one.")


def _give_faces(session: Session, today: date) -> None:
    given = faces()
    for each in list_faces(session):
        if each.board in given:
            face, logo = given[each.board]
            at = datetime.combine(today, time(9), UTC)
            save_face(session, each.board_id, face, NewLogo(BytesIO(logo)), 0, "Board business manager", at)


def _all_of(role: str) -> tuple[str | None, str | None]:
    """Let who works for a board, or reads of an organisation, see both of them."""
    return (ALL if role in OF_A_BOARD else None), (ALL if role in OF_AN_ORGANISATION else None)


def _sign_in(session: Session, new: NewPerson) -> SignIn:
    added = add_person(session, new)
    directorate = added.person.directorate
    return SignIn(new.email, added.password, new.role.value, directorate.ref if directorate else None)


def _keep(folder: Path, sign_ins: list[SignIn]) -> None:
    """Keep the sign-ins where only this account reads them; that the file is there marks the demonstration."""
    path = folder / FILE
    path.touch(mode=0o600)
    path.write_text(json.dumps([asdict(sign_in) for sign_in in sign_ins], indent=1))


def kept_sign_ins(folder: Path) -> list[SignIn]:
    """Return the sign-ins of a demonstration; none where the file was made by hand."""
    try:
        return [SignIn(**each) for each in json.loads((folder / FILE).read_text())]
    except (OSError, ValueError, TypeError):
        return []
