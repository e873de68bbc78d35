"""How long each audit is kept, what hangs on one, and taking it away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Table, case, func, select
from sqlalchemy.orm import Session

from s11.domain.retention import KeptAudit
from s11.domain.states import closing_day
from s11.storage.hanging import Hanging, hanging_on
from s11.storage.tables import (
    ActionRow,
    AskedRow,
    CycleRow,
    EvidenceRow,
    JobRow,
    SubmissionRow,
    TrailRow,
)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """An evidence file of an audit: its SHA-256, its size, and whether another audit has the same."""

    sha256: str
    size: int
    is_shared: bool


def list_kept_audits(session: Session, cycles: Collection[str] | None = None) -> list[KeptAudit]:
    """Return every audit (or those of these refs) with what decides how long it is kept, the newest first."""
    later, open_actions, not_accepted = _last_days(session), _open_actions(session), _not_accepted(session)
    query = select(CycleRow).order_by(CycleRow.opens.desc(), CycleRow.ref)
    if cycles is not None:
        query = query.where(CycleRow.ref.in_(cycles))
    return [
        KeptAudit(
            ref=row.ref,
            title=row.title,
            board=row.board.name,
            organisation=row.organisation.name,
            opens=row.opens,
            last_day=closing_day(row.closes, later.get(row.id)),
            repeat_months=row.repeat_months,
            keep_until=row.keep_until,
            open_actions=open_actions.get(row.id, 0),
            not_accepted=not_accepted.get(row.id, 0),
        )
        for row in session.scalars(query)
    ]


def _last_days(session: Session) -> dict[int, date | None]:
    query = select(AskedRow.cycle_id, func.max(AskedRow.more_time_until)).group_by(AskedRow.cycle_id)
    return {key: day for key, day in session.execute(query)}


def _open_actions(session: Session) -> dict[int, int]:
    over = ("complete", "no_longer_needed")
    query = select(ActionRow.cycle_id, func.count()).where(
        ActionRow.kind == "action", ActionRow.status.not_in(over)
    )
    return {key: count for key, count in session.execute(query.group_by(ActionRow.cycle_id))}


def _not_accepted(session: Session) -> dict[int, int]:
    query = select(
        SubmissionRow.cycle_id, func.sum(case((SubmissionRow.status == "accepted", 0), else_=1))
    ).group_by(SubmissionRow.cycle_id)
    return {key: count for key, count in session.execute(query)}


def set_keep_until(session: Session, cycle: str, until: date) -> None:
    """Store until when an audit is kept."""
    session.scalars(select(CycleRow).filter_by(ref=cycle)).one().keep_until = until
    session.flush()


def hold_whole_cycle(session: Session, cycle: str) -> int | None:
    """Return a cycle's id, and let nobody change anything of it until this is committed; None where it is gone.

    First the returns, then the cycle, as everybody locks them.
    """
    cycle_id = session.scalar(select(CycleRow.id).filter_by(ref=cycle))
    if cycle_id is None:
        return None
    session.execute(
        select(SubmissionRow.id).filter_by(cycle_id=cycle_id).order_by(SubmissionRow.id).with_for_update()
    ).all()
    held = session.scalar(select(CycleRow.id).filter_by(ref=cycle).with_for_update())
    session.expire_all()
    return held


def hanging_on_cycle(cycle_id: int) -> list[Hanging]:
    """Return everything that an audit is."""
    table = CycleRow.__table__
    assert isinstance(table, Table)
    return hanging_on(table, cycle_id)


def files_of_cycle(session: Session, cycle_id: int) -> list[KeptFile]:
    """Return the evidence files of an audit, each once, by their SHA-256."""
    of_cycle = select(SubmissionRow.id).filter_by(cycle_id=cycle_id)
    ours = EvidenceRow.submission_id.in_(of_cycle)
    others = select(EvidenceRow.file_sha256).where(~ours)
    query = (
        select(EvidenceRow.file_sha256, func.max(EvidenceRow.file_size), EvidenceRow.file_sha256.in_(others))
        .where(ours, EvidenceRow.file_sha256 != "")
        .group_by(EvidenceRow.file_sha256)
        .order_by(EvidenceRow.file_sha256)
    )
    return [KeptFile(sha, size or 0, bool(shared)) for sha, size, shared in session.execute(query)]


def jobs_of_cycle(session: Session, cycle_id: int) -> list[int]:
    """Return the ids of the jobs of an audit, whose files go with it."""
    return list(session.scalars(select(JobRow.id).filter_by(cycle_id=cycle_id).order_by(JobRow.id)))


def told_of_cycle(cycle: str) -> ColumnElement[bool]:
    """Which entries of the trail happened in an audit."""
    return TrailRow.cycle == cycle
