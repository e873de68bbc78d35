"""The trail of what happened: each entry holds the hash of the one before, so that none can be changed unseen.

The hash is an HMAC with a key that is not in the database: who can write to the database alone cannot make
a chain that holds. The details of an entry (what stood there before and after, and from where) are hashed on
their own, so that they can be erased when the law says so and the chain still holds.
"""

import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

NOTHING_BEFORE = ""
ERASED = "trail.details_erased"
REMOVED, ACCOUNT_ERASED = "audit.removed", "person.erased"
# What says that something went, and what allowed it, is never erased itself.
LASTING = (ERASED, REMOVED, ACCOUNT_ERASED)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who does something now, in which role and from where, and what the address or command names.

    `who` is the person's number, never a name: names change and are erased, the trail stays.
    """

    who: int | None = None
    role: str = "program"
    origin: str = ""
    cycle: str = ""
    directorate: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: `what` as noun and verb ("answer.changed"), and where in the audit.

    `place` is a criterion, a standard or a number; `before` and `after` hold only what differs.
    """

    what: str
    place: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the trail as it is kept; `details` None was erased."""

    id: int
    at: str
    who: int | None
    role: str
    what: str
    cycle: str
    directorate: str
    place: str
    details: str | None
    digest: str
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the chain does not hold, and why."""

    id: int
    why: str


def chained(
    events: Iterable[Event], where: Circumstances, at: datetime, last: tuple[int, str], key: bytes
) -> Iterator[Entry]:
    """Make the entries of events that come after the entry `last`, given as its number and hash."""
    number, before = last
    moment = at.isoformat(timespec="microseconds")
    for event in events:
        number += 1
        details = say_details(event, where.origin)
        digest = digest_of(details)
        link = (
            number,
            moment,
            where.who,
            where.role,
            event.what,
            where.cycle,
            where.directorate,
            event.place,
        )
        before = hash_of(before, link, digest, key)
        yield Entry(*link, details, digest, before)


def say_details(event: Event, origin: str) -> str:
    """Write down what differs, and from where it came, always in the same way."""
    said = {"from": origin, "before": dict(event.before), "after": dict(event.after)}
    kept = {name: value for name, value in said.items() if value}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)


def digest_of(details: str) -> str:
    """Return the SHA-256 of an entry's details."""
    return sha256(details.encode("utf-8", "surrogatepass")).hexdigest()


def hash_of(before: str, link: tuple[int | str | None, ...], digest: str, key: bytes) -> str:
    """Return the hash of an entry: of all that it says, of its details, and of the entry before it."""
    said = json.dumps([before, *link, digest], ensure_ascii=True, separators=(",", ":"))
    return hmac.digest(key, said.encode("ascii"), "sha256").hex()


def first_break(entries: Iterable[Entry], head: tuple[int, str], key: bytes) -> Break | None:
    """Go through the whole trail, and return where it does not hold first; `head` is what it must end with."""
    number, before = 0, NOTHING_BEFORE
    gone: dict[int, str] = {}
    for entry in entries:
        number += 1
        if entry.id != number:
            return Break(number, f"entry {number} is missing: after it comes {entry.id}")
        link = (
            entry.id,
            entry.at,
            entry.who,
            entry.role,
            entry.what,
            entry.cycle,
            entry.directorate,
            entry.place,
        )
        if entry.hash != hash_of(before, link, entry.digest, key):
            return Break(number, "it was changed, or what stood before it was")
        if entry.details is None:
            gone[number] = entry.digest
        elif digest_of(entry.details) != entry.digest:
            return Break(number, "its details were changed")
        if entry.what == ERASED and entry.details:
            _allow(gone, json.loads(entry.details))
        before = entry.hash
    if (number, before) != head:
        return Break(
            min(number, head[0]) + 1, f"the trail ended with entry {head[0]}, and now ends with {number}"
        )
    if gone:
        return Break(min(gone), "its details are gone, and no entry says that they were erased")
    return None


def _allow(gone: dict[int, str], details: Mapping[str, Any]) -> None:
    """Take those entries from what is gone of which a later entry says that they were erased, by their digests."""
    for number, digest in details.get("after", {}).get("digests", {}).items():
        if gone.get(int(number)) == digest:
            del gone[int(number)]
