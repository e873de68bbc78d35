"""The trail for people: who did what and when, without what people wrote, and whether the chain holds."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from s11.domain.trail import Entry
from s11.storage.cycles import list_cycles
from s11.storage.people import list_people
from s11.storage.tables import UserRow
from s11.storage.trail import tell
from s11.storage.trail_reading import (
    Sought,
    all_entries,
    all_names,
    count_entries,
    kinds_of_entries,
    list_entries,
    names_of,
)

SIZE = 50
OF_FACTORS = ("authenticator_app.", "passkey.", "recovery_codes.", "second_factors.")
OF_LINKS = ("invitation.", "reset.", "mail.")
ABOUT_PEOPLE = ("person.", "sign_in.", "sign_out.", "identity.", *OF_LINKS, *OF_FACTORS)
# What these say is about the program and its people, never about how children are protected.
SHOWN_IN_FULL = (
    "identity.",
    "sign_in.",
    "sign_out.",
    "person.",
    "access.",
    "face.",
    "cycle.",
    "audit.",
    "framework.",
    "job.",
    "directorate_asked.",
    "account.",
    "sign_in.",
    "second_factor_required.",
    *OF_FACTORS,
)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as a person reads it; `says` is what changed, of answers and the like only which fields."""

    entry: Entry
    who: str
    where: str
    what: str
    says: str


@dataclass(frozen=True, slots=True)
class TrailPage:
    """A page of the trail, and what can be chosen to narrow it."""

    lines: list[Line]
    found: int
    page: int
    people: list[UserRow]
    cycles: list[str]
    kinds: list[tuple[str, str]]

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // SIZE))


def load_trail_page(session: Session, sought: Sought, page: int) -> TrailPage:
    """Load a page of what is sought, the newest first."""
    return TrailPage(
        lines=list(_lines(session, list_entries(session, sought, page, SIZE))),
        found=count_entries(session, sought),
        page=page,
        people=list_people(session),
        cycles=[audit.cycle.ref for audit in list_cycles(session)],
        kinds=[(kind, say_what(kind)) for kind in kinds_of_entries(session)],
    )


def export_trail(session: Session, sought: Sought, by: int) -> Iterator[tuple[str, ...]]:
    """Hand out what is sought as rows of a table, the oldest first, headings first; that it was taken is told."""
    tell(session, "trail.exported", by)
    session.commit()
    yield (
        "number",
        "when (UTC)",
        "who",
        "role",
        "what",
        "audit",
        "directorate",
        "place",
        "says",
        "digest",
        "hash",
    )
    names = all_names(session)
    for entry in all_entries(session, sought):
        line = _line(entry, names)
        yield (
            str(entry.id),
            entry.at,
            line.who,
            entry.role,
            line.what,
            entry.cycle,
            entry.directorate,
            entry.place,
            line.says,
            entry.digest,
            entry.hash,
        )


def say_what(what: str) -> str:
    """Say what happened in words: `evidence_of_criterion.removed` is "Evidence of criterion removed"."""
    words = what.replace(".", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def _lines(session: Session, entries: Iterable[Entry]) -> Iterator[Line]:
    listed = list(entries)
    places = (int(entry.place) for entry in listed if entry.place.isdigit() and len(entry.place) < 10)
    names = names_of(session, [*(entry.who for entry in listed), *places])
    return (_line(entry, names) for entry in listed)


def _line(entry: Entry, names: dict[int, str]) -> Line:
    where = ", ".join(part for part in (entry.cycle, entry.directorate, _place(entry, names)) if part)
    return Line(entry, say_who(entry.who, entry.role, names), where, say_what(entry.what), _says(entry))


def _place(entry: Entry, names: dict[int, str]) -> str:
    """Name the person that an entry is about; of all else the place is said as it stands."""
    if entry.what.startswith(ABOUT_PEOPLE) and entry.place.isdigit():
        return names.get(int(entry.place), f"person {entry.place}")
    return entry.place


def say_who(who: int | None, role: str, names: dict[int, str]) -> str:
    """Name who did it; somebody whose account is gone is only a number."""
    if who is None:
        return role[:1].upper() + role[1:]
    return names.get(who, f"Person {who}, whose account is gone")


def _says(entry: Entry) -> str:
    if entry.details is None:
        return "erased"
    said = json.loads(entry.details)
    before, after = said.get("before", {}), said.get("after", {})
    names = [*dict.fromkeys([*before, *after])]
    if not entry.what.startswith(SHOWN_IN_FULL):
        return ", ".join(name.replace("_", " ") for name in names)
    return "; ".join(_difference(name, before.get(name), after.get(name)) for name in names)


def _difference(name: str, before: object, after: object) -> str:
    said = name.replace("_", " ")
    if before in (None, ""):
        return f"{said}: {after}"
    return f"{said}: {before} before, now {after if after not in (None, '') else 'nothing'}"
