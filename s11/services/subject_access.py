"""What is held about a person, in one file for that person: to be read, and by machines."""

import csv
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from s11.domain.accounts import Known
from s11.domain.trail import Entry
from s11.services.people import load_person
from s11.services.trail import say_what
from s11.storage.accounts import SAID_BY, column, hanging_on_person, known_by
from s11.storage.mentions import mentions, place_of, say_row
from s11.storage.tables import UserRow
from s11.storage.trail import SECRET, tell
from s11.storage.trail_reading import Sought, all_entries, entries_about_person

FORMAT = "s11-subject-access/1"
HIDDEN = re.compile("password|secret|token|hash|uniquifier|key|code|credential|handle|challenge")
NOT_GIVEN = "(held, not given out)"
MOMENTS = ("saved_at", "asked_at", "on", "as_at")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LEFT_OUT = (
    "Passwords, keys of second factors and the like: they are kept so that nobody can read them, or would let "
    "whoever reads this file sign in.",
    "What is in evidence files: the program does not read them. Ask whoever keeps the evidence of an audit.",
    "Backups, logs of the server and papers that were downloaded: ask whoever runs the server.",
    "What people wrote without a name or an address of this account in it.",
)
NO_TEXTS = (
    "Texts of audits that name this account: they may be about others as well, or not yet shared. The council's "
    "data protection officer gives them, once somebody has read them.",
)
README = """What the Section 11 self-assessment holds about {name}

Made on {day}. Whoever has this file has what is in it: keep it as you keep personal letters.

held.json   all of it, for machines
account.csv what the account says, and what hangs on it (sessions, ways to sign in and the like)
told.csv    what the trail tells: everything that this account did, and what was done with the account
saved.csv   what stands under the account's name as saved, reported or issued
texts.csv   sentences that name the account, as somebody typed them

Not in it:
{left_out}

Times are in UTC. Who is asked about this: your council's data protection officer.
"""


def export_person(session: Session, person_id: int, with_texts: bool, now: datetime) -> bytes:
    """Return what is held about a person as a ZIP, and tell the trail that it was handed out.

    `with_texts` searches all that anybody typed; only an administrator asks for it, and reads it before giving it.
    """
    person = load_person(session, person_id)
    known = known_by(session, person)
    held = {
        "format": FORMAT,
        "made_at": now.astimezone(UTC).isoformat(timespec="seconds"),
        "account": {**_account(person), "known_as": [*known.names, *known.addresses]},
        "hangs_on_the_account": _hanging(session, person_id),
        "told": [_told(entry, person_id) for entry in _entries(session, person_id)],
        "saved": _saved(session, known),
        "texts": [asdict(each) for each in mentions(session, _sought(known))] if with_texts else [],
        "left_out": [*LEFT_OUT, *(() if with_texts else NO_TEXTS)],
    }
    tell(session, "person.exported", person_id, with_texts=with_texts)
    session.commit()
    return _packed(held, person.display_name, now)


def _sought(known: Known) -> tuple[str, ...]:
    return (*known.names, *known.addresses)


def _account(person: UserRow) -> dict[str, Any]:
    said = {each.name: _given(each.name, getattr(person, each.key)) for each in UserRow.__mapper__.columns}
    directorate = person.directorate
    return {**said, "directorate": directorate.name if directorate else None}


def _given(name: str, value: Any) -> Any:
    """Return a value as it is given out: no secret, nothing that JSON does not know."""
    if value is not None and (name in SECRET or HIDDEN.search(name)):
        return NOT_GIVEN
    if isinstance(value, bytes):
        return f"({len(value)} bytes)"
    return value.isoformat() if isinstance(value, date) else value


def _hanging(session: Session, person_id: int) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for each in hanging_on_person(person_id)[:-1]:
        rows = session.execute(select(each.table).where(each.which)).mappings()
        found[each.table.name] = [{name: _given(name, value) for name, value in row.items()} for row in rows]
    return found


def _entries(session: Session, person_id: int) -> list[Entry]:
    by = {entry.id: entry for entry in all_entries(session, Sought(who=person_id))}
    about = {entry.id: entry for entry in entries_about_person(session, person_id)}
    return [entry for _, entry in sorted({**by, **about}.items())]


def _told(entry: Entry, person_id: int) -> dict[str, Any]:
    """Return an entry: of what is about the account all, of what it did elsewhere which fields it changed."""
    said = json.loads(entry.details) if entry.details else {}
    before, after = said.get("before", {}), said.get("after", {})
    is_about = entry.what.partition(".")[0] in ("person", "sign_in", "sign_out")
    return {
        "number": entry.id,
        "at": entry.at,
        "by": "this account" if entry.who == person_id else "somebody else",
        "what": say_what(entry.what),
        "audit": entry.cycle,
        "directorate": entry.directorate,
        "place": entry.place,
        "from": said.get("from", "") if entry.who == person_id else "",
        "fields": sorted({*before, *after}),
        **({"before": before, "after": after} if is_about else {}),
    }


def _saved(session: Session, known: Known) -> list[dict[str, Any]]:
    found = []
    for name in SAID_BY:
        said = column(name)
        rows = session.execute(select(said.table).where(said.in_(known.labels))).mappings().all()
        for row in rows:
            when = next((row[moment] for moment in MOMENTS if row.get(moment)), None)
            place = place_of(session, said.table, row)
            what = say_row(said.table, row)
            found.append({**place, "what": what, "at": _given("at", when), "as": row[said.name]})
    return found


def _packed(held: dict[str, Any], name: str, now: datetime) -> bytes:
    left_out = "\n".join(f"- {words}" for words in held["left_out"])
    account = [{"part": "account", "field": key, "value": value} for key, value in held["account"].items()]
    for table, rows in held["hangs_on_the_account"].items():
        account += [
            {"part": table, "field": key, "value": value} for row in rows for key, value in row.items()
        ]
    files = {
        "README.txt": README.format(name=name, day=now.date().isoformat(), left_out=left_out),
        "held.json": json.dumps(held, ensure_ascii=False, indent=1, default=str) + "\n",
        "account.csv": _csv(account, ("part", "field", "value")),
        "told.csv": _csv(held["told"], TOLD_COLUMNS),
        "saved.csv": _csv(held["saved"], ("audit", "directorate", "what", "at", "as")),
        "texts.csv": _csv(held["texts"], ("audit", "directorate", "what", "field", "sentence")),
    }
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for file, text in files.items():
            entry = ZipInfo(file, now.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, text.encode("utf-8", "replace"))
    return target.getvalue()


TOLD_COLUMNS = ("number", "at", "by", "what", "audit", "directorate", "place", "from", "fields")


def _csv(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> str:
    """Write rows as CSV; what a spreadsheet would take for a formula gets an apostrophe."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return "\ufeff" + target.getvalue()


def _cell(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
