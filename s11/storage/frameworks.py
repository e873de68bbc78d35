"""Frameworks that were taken in, to the letter."""

from functools import lru_cache
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session

from s11.domain.audit import FrameworkRef
from s11.storage.tables import FrameworkRow
from standards.framework import Framework
from standards.reading import read_framework


def find_framework_text(session: Session, ref: FrameworkRef) -> str | None:
    """Return the text of a framework that was taken in, or None."""
    return session.scalar(select(FrameworkRow.text).filter_by(ref=ref.id, version=ref.version))


def list_framework_refs(session: Session) -> list[FrameworkRef]:
    """List the frameworks that were taken in, by id and version."""
    rows = session.execute(
        select(FrameworkRow.ref, FrameworkRow.version).order_by(FrameworkRow.ref, FrameworkRow.version)
    )
    return [FrameworkRef(ref, version) for ref, version in rows]


def keep_framework(session: Session, ref: FrameworkRef, text: str) -> int:
    """Keep a framework's text and return the row's id; one that is there already stays as it is."""
    row = session.scalar(select(FrameworkRow).filter_by(ref=ref.id, version=ref.version))
    if row is None:
        row = FrameworkRow(ref=ref.id, version=ref.version, text=text)
        session.add(row)
        session.flush()
    return row.id


@lru_cache(maxsize=64)
def parsed(text: str) -> Framework:
    """Read a framework's text once."""
    return read_framework(text.encode(), "framework")


_read: WeakKeyDictionary[Engine | Connection, dict[FrameworkRef, Framework]] = WeakKeyDictionary()


def load_framework(session: Session, ref: FrameworkRef) -> Framework | None:
    """Return a framework that was taken in, or None; a version never changes, so a database is asked once."""
    known = _read.setdefault(session.get_bind(), {})
    if ref not in known:
        text = find_framework_text(session, ref)
        if text is None:
            return None
        known[ref] = parsed(text)
    return known[ref]
