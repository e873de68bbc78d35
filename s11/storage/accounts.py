"""All that hangs on a person's account or is told under its name, and what of it goes when the account is erased.

What a table or a column is for must be said here: tests fail where one that is about a person is not listed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import Column, Table, func, or_, select, update
from sqlalchemy.orm import Session

from s11.domain.accounts import Known, placeholder, pseudonym
from s11.domain.people import Role
from s11.domain.trail import LASTING
from s11.storage.database import Base
from s11.storage.erasing import erase_entries
from s11.storage.hanging import Hanging, hanging_on
from s11.storage.tables import TrailRow, UserRow
from s11.storage.trail import NOUNS, TOLD

# Columns that refer to a person, as `table.column`: rows that go with the account, and rows that only name it.
GO_WITH_THE_ACCOUNT = frozenset(
    {
        "sign_in.person_id",
        "link.person_id",
        "identity.person_id",
        "authenticator.user_id",
        "passkey.user_id",
        "recovery_code.user_id",
    }
)
ONLY_NAME_IT: frozenset[str] = frozenset()

# Columns in which the program writes how whoever is signed in is called; a pseudonym takes their place.
SAID_BY = (
    "answer.saved_by",
    "standard.saved_by",
    "action.saved_by",
    "face.saved_by",
    "progress_update.by",
    "cmt_report.issued_by",
    "job.asked_by",
)
# Who answered for a return stays: the sign-off is the statement that the council made.
SIGNED_BY = ("submission.signed_off_by",)

# Columns of the person's own row: what stays, what is replaced; every other is emptied.
STAYS = frozenset({"id", "role"})
REPLACED = frozenset({"email", "name", "active", "fs_uniquifier", "erased_at"})

USERS = UserRow.__table__
assert isinstance(USERS, Table)


def column(name: str) -> Column[Any]:
    """Return a column by `table.column`."""
    table, _, own = name.partition(".")
    return Base.metadata.tables[table].c[own]


def known_by(session: Session, person: UserRow) -> Known:
    """Return by which names and addresses an account is or was known, as the trail remembers them."""
    names, addresses = {person.name: None}, {person.email: None}
    told = select(TrailRow.details).where(
        TrailRow.place == str(person.id),
        TrailRow.what.startswith("person.", autoescape=True),
        TrailRow.details.is_not(None),
    )
    for details in session.scalars(told.order_by(TrailRow.id)):
        for said in _before_and_after(details or ""):
            names |= {said.get("name", ""): None}
            addresses |= {said.get("email", ""): None}
    others = select(UserRow.name).where(UserRow.id != person.id)
    own = tuple(str(name) for name in names if name)
    shared = frozenset(session.scalars(others)) & frozenset(own)
    return Known(own, tuple(str(address) for address in addresses if address), shared)


def _before_and_after(details: str) -> Iterator[Mapping[str, Any]]:
    said = json.loads(details)
    yield from (part for part in (said.get("before"), said.get("after")) if isinstance(part, dict))


def hanging_on_person(person_id: int) -> list[Hanging]:
    """Return the rows that go with an account; at the end its own."""
    assert isinstance(USERS, Table)
    return hanging_on(USERS, person_id, spared=ONLY_NAME_IT)


def count_said_by(session: Session, names: Iterable[str], columns: Iterable[str] = SAID_BY) -> int:
    """Count the rows in which one of these names stands as who did it."""
    listed = list(names)
    return sum(
        session.scalar(select(func.count()).select_from(column(name).table).where(column(name).in_(listed)))
        or 0
        for name in columns
    )


def replace_said_by(session: Session, names: Iterable[str], person_id: int) -> None:
    """Let a pseudonym stand where one of these names stands as who did it; what they wrote stays."""
    listed = list(names)
    for name in SAID_BY:
        said = column(name)
        assert isinstance(said.table, Table)
        change = update(said.table).where(said.in_(listed)).values({said.name: pseudonym(person_id)})
        session.execute(change, execution_options=TOLD)
    session.expire_all()


def erase_row(session: Session, person_id: int, at: datetime) -> None:
    """Empty a person's own row; its number stays, so that nobody else is ever given it."""
    assert isinstance(USERS, Table)
    emptied = {each.name: None for each in USERS.columns if each.name not in STAYS | REPLACED}
    replaced = {
        "email": placeholder(person_id),
        "name": pseudonym(person_id),
        "active": False,
        "fs_uniquifier": token_hex(32),
        "erased_at": at,
    }
    change = update(USERS).where(USERS.c.id == person_id).values({**emptied, **replaced})
    session.execute(change, execution_options=TOLD)
    session.expire_all()


def hold_administrators(session: Session) -> int:
    """Return how many administrators can sign in, and let nobody change that until this is committed."""
    query = select(UserRow.id).where(UserRow.role == Role.ADMIN.value, UserRow.active.is_(True))
    return len(session.execute(query.order_by(UserRow.id).with_for_update()).all())


def entries_about(session: Session, person_id: int, known: Known) -> list[tuple[int, str]]:
    """Return the entries of the trail, as number and digest, whose details tell of a person.

    Those about the account; those by it that hold nothing but from where; those that hold its name or address.
    Who signed a return off stays there, as it stays in the return.
    """
    return [
        (entry.id, entry.digest)
        for entry in session.scalars(_worth_reading(person_id, known))
        if _tells_of(entry, person_id, known)
    ]


def _worth_reading(person_id: int, known: Known) -> Any:
    place, details = str(person_id), func.lower(TrailRow.details)
    about = or_(*(TrailRow.what.startswith(noun, autoescape=True) for noun in ABOUT_PEOPLE))
    holding = [details.contains(piece, autoescape=True) for piece in pieces(known.labels)]
    return (
        select(TrailRow)
        .where(TrailRow.details.is_not(None), TrailRow.what.not_in(LASTING))
        .where(or_(TrailRow.who == person_id, about & (TrailRow.place == place), *holding))
        .order_by(TrailRow.id)
        .execution_options(yield_per=1000)
    )


ABOUT_PEOPLE = (
    *("person.", "sign_in.", "sign_out.", "invitation.", "reset.", "mail."),
    *("identity.", "authenticator_app.", "passkey.", "recovery_codes.", "second_factors."),
)


def _tells_of(entry: TrailRow, person_id: int, known: Known) -> bool:
    said = json.loads(entry.details or "{}")
    if entry.what.startswith(ABOUT_PEOPLE) and entry.place == str(person_id):
        return True
    if entry.who == person_id and (set(said) == {"from"} or entry.what.startswith(_hanging_nouns())):
        return True
    is_signed = entry.what.startswith("submission.") and "signed_off_by" in said.get("after", {})
    return not is_signed and known.names_in(_texts(said))


def _hanging_nouns() -> tuple[str, ...]:
    """What the trail calls the rows that go with an account."""
    tables = {each.table.name for each in hanging_on_person(0)}
    return tuple(f"{noun}." for row, (noun, _) in NOUNS.items() if row.__tablename__ in tables)


def _texts(said: object) -> Iterator[str]:
    """Give all texts in an entry's details, however deep."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for value in said.values():
            yield from _texts(value)
    elif isinstance(said, list):
        for value in said:
            yield from _texts(value)


def pieces(phrases: Iterable[str]) -> list[str]:
    """Return of each phrase the longest stretch that every engine finds in every kind of text, in small letters.

    SQLite knows capitals of ASCII only, and JSON writes other letters as numbers.
    """
    found = []
    for phrase in phrases:
        runs = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in phrase).split()
        found.append(max(runs, key=len).lower() if runs else "")  # in no letters of ASCII: every text is read
    return found


def erase_told(session: Session, person_id: int, known: Known) -> int:
    """Erase the details of the trail that tell of a person; return of how many entries."""
    return erase_entries(session, entries_about(session, person_id, known), "account erased", person_id)
