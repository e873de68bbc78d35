"""Writing the trail: every change that a session makes is told by the session itself, in the same commit.

No use case has to think of it, and none can forget: rows tell what differs when they are flushed, and before
the commit the entries are chained. What changes rows past the session (a statement of its own) must be told
with `tell`, and is refused without the execution option that says so.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import astuple, replace
from datetime import UTC, datetime
from typing import Any

from flask import current_app
from sqlalchemy import bindparam, event, insert, inspect, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.orm.attributes import History

from s11.domain.trail import Break, Circumstances, Entry, Event, chained, first_break
from s11.storage.database import Model, db, say_only_reading
from s11.storage.tables import (
    ActionRow,
    AnswerRow,
    AskedRow,
    AuthenticatorRow,
    BoardRow,
    CmtReportRow,
    CriterionEvidenceRow,
    CycleRow,
    DirectorateRow,
    EvidenceRow,
    FaceRow,
    FrameworkRow,
    IdentityRow,
    JobRow,
    OrganisationRow,
    PasskeyRow,
    QuarantinedFileRow,
    RequiredFactorRow,
    SourceRow,
    StandardRow,
    SubmissionRow,
    UpdateRow,
    UserRow,
)
from s11.storage.tables.trail import TrailHeadRow, TrailRow

# What each row is called in the trail, and the column that says which of its kind it is.
NOUNS: dict[type[Model], tuple[str, str]] = {
    ActionRow: ("action", "id"),
    AnswerRow: ("answer", "criterion"),
    AskedRow: ("directorate_asked", "name"),
    AuthenticatorRow: ("authenticator_app", "user_id"),
    BoardRow: ("board", "name"),
    CmtReportRow: ("cmt_report", "as_at"),
    CriterionEvidenceRow: ("evidence_of_criterion", "criterion"),
    CycleRow: ("cycle", "ref"),
    DirectorateRow: ("directorate", "ref"),
    EvidenceRow: ("evidence", "id"),
    FaceRow: ("face", "board_id"),
    FrameworkRow: ("framework", "ref"),
    IdentityRow: ("identity", "reference"),
    JobRow: ("job", "id"),
    OrganisationRow: ("organisation", "name"),
    PasskeyRow: ("passkey", "user_id"),
    RequiredFactorRow: ("second_factor_required", "role"),
    QuarantinedFileRow: ("quarantined_file", "sha256"),
    SourceRow: ("action_source", "action_id"),
    StandardRow: ("standard", "standard"),
    SubmissionRow: ("submission", "id"),
    UpdateRow: ("progress_update", "action_id"),
    UserRow: ("person", "id"),
}
# What the trail does not repeat: it says itself who and when, and a secret is never written down.
# Nor how often a code or a passkey was used: signing in is told.
UNTOLD = frozenset(
    {
        "version",
        "saved_at",
        "saved_by",
        "fs_uniquifier",
        "last_counter",
        "sign_count",
        "used_at",
        "user_handle",
    }
)
TOLD = {"told": True}
# What is kept in full elsewhere and would only make the trail long.
LONG = frozenset({(CmtReportRow, "contents"), (FrameworkRow, "text")})
SECRET = frozenset(
    {"password", "object_id", "said_name", "said_email", "secret", "credential_id", "public_key"}
)

_circumstances: ContextVar[Circumstances] = ContextVar("circumstances", default=Circumstances())  # noqa: B039
_HEAD = select(TrailHeadRow.last, TrailHeadRow.hash).where(TrailHeadRow.id == 1).with_for_update()
_MOVE = (
    update(TrailHeadRow.__table__)  # type: ignore[arg-type]
    .where(TrailHeadRow.__table__.c.id == 1)
    .values(last=bindparam("new_last"), hash=bindparam("new_hash"))
)
_ADD = insert(TrailRow.__table__)  # type: ignore[arg-type]
_COLUMNS = tuple(Entry.__dataclass_fields__)


def say_circumstances(circumstances: Circumstances) -> None:
    """Say who acts from here on in this thread or request."""
    _circumstances.set(circumstances)


def say_place(cycle: str, directorate: str = "") -> None:
    """Say which audit, and whose return, what follows is about."""
    _circumstances.set(replace(_circumstances.get(), cycle=cycle, directorate=directorate))


def tell(session: Session, what: str, place: object = "", **after: Any) -> None:
    """Put into the trail, with this session's commit, what no row tells by itself."""
    _pending(session).append(Event(what, str(place), after=after))


def note(what: str, place: object = "", **after: Any) -> None:
    """Put into the trail at once what changes nothing: that somebody read, downloaded, signed in."""
    say_only_reading(False)
    with db.engine.begin() as connection:
        _append(connection, [Event(what, str(place), after=after)])


@contextmanager
def as_one(session: Session, what: str, place: object = "", **after: Any) -> Iterator[None]:
    """Let many rows be one entry of the trail, such as a whole audit that is taken in."""
    session.info["trail_as_one"] = True
    try:
        yield
        session.flush()
    finally:
        session.info.pop("trail_as_one", None)
    tell(session, what, place, **after)


def verify(session: Session) -> tuple[int, str, Break | None]:
    """Go through the whole trail: how many entries it has, the hash of the last, where it does not hold first."""
    query = select(*(getattr(TrailRow, name) for name in _COLUMNS)).order_by(TrailRow.id)
    last, hash_ = session.execute(select(TrailHeadRow.last, TrailHeadRow.hash)).one()
    with session.connection().execute(query, execution_options={"yield_per": 5000}) as rows:
        return last, hash_, first_break((Entry(*row) for row in rows), (last, hash_), _key())


def _key() -> bytes:
    key: str = current_app.extensions["s11"].trail_key
    return key.encode()


def _pending(session: Session) -> list[Event]:
    pending: list[Event] = session.info.setdefault("trail", [])
    return pending


def _append(connection: Connection, events: list[Event]) -> None:
    last, before = connection.execute(_HEAD).one()
    entries = [*chained(events, _circumstances.get(), datetime.now(UTC), (last, before), _key())]
    connection.execute(_ADD, [dict(zip(_COLUMNS, astuple(entry), strict=True)) for entry in entries])
    connection.execute(_MOVE, {"new_last": entries[-1].id, "new_hash": entries[-1].hash})


def _collect(session: Session, _: Any) -> None:
    if session.info.get("trail_as_one"):
        return
    for row in (*session.new, *session.dirty, *session.deleted):
        if type(row) in NOUNS and (happened := _event(session, row)):
            _pending(session).append(happened)


def _event(session: Session, row: Any) -> Event | None:
    noun, key = NOUNS[type(row)]
    verb = "added" if row in session.new else "removed" if row in session.deleted else "changed"
    before, after = _differences(row, verb)
    if not before and not after:
        return None
    return Event(f"{noun}.{verb}", str(getattr(row, key)), before, after)


def _differences(row: Any, verb: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return what the columns held before and hold now, of those that differ."""
    before, after = {}, {}
    state = inspect(row)
    for name in row.__mapper__.column_attrs.keys():  # noqa: SIM118  # a collection of its own
        if name in UNTOLD:
            continue
        history: History = state.attrs[name].history
        if verb == "removed":
            was, now = state.dict.get(name), None
        elif not history.has_changes():
            continue
        else:
            was, now = next(iter(history.deleted or ()), None), next(iter(history.added or ()), None)
        if was not in (None, ""):
            before[name] = _told(row, name, was)
        if now not in (None, ""):
            after[name] = _told(row, name, now)
    return ({}, {}) if before == after and verb == "changed" and not SECRET & set(after) else (before, after)


def _told(row: Any, name: str, value: Any) -> Any:
    if name in SECRET:
        return "(not told)"
    if (type(row), name) in LONG:
        return f"({len(value)} characters)"
    if isinstance(value, bytes):
        return f"({len(value)} bytes)"
    return value


def _write(session: Session) -> None:
    session.flush()
    events = session.info.pop("trail", None)
    if events:
        _append(session.connection(), events)


def _forget(session: Session) -> None:
    session.info.pop("trail", None)


def _refuse_untold(execution: ORMExecuteState) -> None:
    """Refuse a statement that changes rows past the session, unless its author says that the trail is told."""
    changes = execution.is_update or execution.is_delete or execution.is_insert
    if (
        changes
        and not execution.execution_options.get("told")
        and not execution.session.info.get("trail_as_one")
    ):
        raise RuntimeError(
            "tell the trail what this statement changes, and give it execution_options(told=True)"
        )


event.listen(db.session, "do_orm_execute", _refuse_untold)
event.listen(db.session, "after_flush", _collect)
event.listen(db.session, "before_commit", _write)
event.listen(db.session, "after_rollback", _forget)
