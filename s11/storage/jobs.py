"""Jobs: asked for, claimed by one server at a time, noted part by part, ended."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Update, delete, or_, select, update
from sqlalchemy.orm import Session

from s11.domain.job import UNDER_WAY, Job, JobPart, JobState
from s11.domain.refusals import NotFound
from s11.storage.tables import CycleRow, JobPartRow, JobRow
from s11.storage.trail import TOLD, tell

# How far a job is, is no news for the trail: who asked for it and who cancelled it is.
UNSEEN = {**TOLD, "synchronize_session": False}
_PART = tuple(JobPart.__dataclass_fields__)
_JOB = ("id", "kind", "as_at", "state", "reason", "size", "asked_by", "asked_at", "ended_at")


def hold_cycle(session: Session, cycle: str) -> int:
    """Return a cycle's id, and let nobody else start a job of it until this is committed."""
    held = session.scalar(select(CycleRow.id).filter_by(ref=cycle).with_for_update())
    if held is None:
        raise NotFound("This audit is not here any more.")
    return held


def add_job(
    session: Session, cycle_id: int, kind: str, as_at: date, by: str, at: datetime, parts: Collection[JobPart]
) -> int:
    """Add a job that waits to be worked on, and return its id."""
    row = JobRow(
        cycle_id=cycle_id,
        kind=kind,
        as_at=as_at,
        state="waiting",
        reason="",
        size=0,
        worker="",
        asked_by=by,
        asked_at=at,
        parts=[JobPartRow(**{name: getattr(part, name) for name in _PART}) for part in parts],
    )
    session.add(row)
    session.flush()
    return row.id


def newest_job(session: Session, cycle: str, kind: str) -> Job | None:
    """Return the job of a kind that was last asked for in a cycle, or None."""
    query = select(JobRow).join(CycleRow, CycleRow.id == JobRow.cycle_id)
    query = query.where(CycleRow.ref == cycle, JobRow.kind == kind).order_by(JobRow.id.desc()).limit(1)
    row = session.scalar(query.execution_options(populate_existing=True))
    return _job(row) if row else None


def load_job(session: Session, job_id: int) -> Job | None:
    """Return a job, or None where it was removed."""
    row = session.get(JobRow, job_id, populate_existing=True)
    return _job(row) if row else None


def _job(row: JobRow) -> Job:
    parts = tuple(JobPart(**{name: getattr(part, name) for name in _PART}) for part in row.parts)
    return Job(**{name: getattr(row, name) for name in _JOB}, cycle=row.cycle.ref, parts=parts)


def _free(at: datetime, lost_after: timedelta) -> ColumnElement[bool]:
    """What may be claimed: a job that waits, or one whose server let go of it or was not heard of since.

    Who was heard of in the future was heard of before the clock was set back.
    """
    let_go = or_(JobRow.worker == "", JobRow.heard_at < at - lost_after, JobRow.heard_at > at + lost_after)
    return or_(JobRow.state == "waiting", (JobRow.state == "running") & let_go)


def next_free_job(session: Session, at: datetime, lost_after: timedelta) -> int | None:
    """Return the id of the job that was asked for first among those that nobody works on, or None."""
    query = select(JobRow.id).where(_free(at, lost_after)).order_by(JobRow.asked_at, JobRow.id)
    return session.scalar(query.limit(1))


def claim_job(session: Session, job_id: int, worker: str, at: datetime, lost_after: timedelta) -> bool:
    """Claim a job for a server; False where another was quicker."""
    claim = update(JobRow).where(JobRow.id == job_id, _free(at, lost_after))
    return _changed(session, claim.values(state="running", worker=worker, heard_at=at))


def is_still_claimed(session: Session, job_id: int, worker: str, at: datetime) -> bool:
    """Say that a server is still at work; False where the job was cancelled, removed or taken over."""
    return _changed(session, _claimed(job_id, worker).values(heard_at=at))


def let_go(session: Session, job_id: int, worker: str) -> None:
    """Leave a job to whoever comes next, at once."""
    session.execute(_claimed(job_id, worker).values(worker=""), execution_options=TOLD)


def end_job(
    session: Session, job_id: int, worker: str, state: JobState, at: datetime, reason: str = "", size: int = 0
) -> bool:
    """End a job; False where it is this server's no more."""
    return _changed(
        session, _claimed(job_id, worker).values(state=state, ended_at=at, reason=reason, size=size)
    )


def note_part(session: Session, job_id: int, part: JobPart) -> None:
    """Note what became of a part."""
    which = update(JobPartRow).where(JobPartRow.job_id == job_id, JobPartRow.position == part.position)
    session.execute(
        which.values(state=part.state, reason=part.reason, draft=part.draft, size=part.size),
        execution_options=UNSEEN,
    )


def cancel_jobs(session: Session, cycle: str, kind: str, at: datetime) -> bool:
    """Cancel what waits or is worked on; False where there is none."""
    of_cycle = select(CycleRow.id).filter_by(ref=cycle).scalar_subquery()
    which = update(JobRow).where(
        JobRow.cycle_id == of_cycle, JobRow.kind == kind, JobRow.state.in_(UNDER_WAY)
    )
    tell(session, "job.cancelled", kind)
    return _changed(session, which.values(state="cancelled", ended_at=at))


def list_ended(session: Session, cycle_id: int, kind: str) -> list[int]:
    """Return the ids of the jobs of a kind in a cycle that are over."""
    query = select(JobRow.id).filter_by(cycle_id=cycle_id, kind=kind).where(JobRow.state.not_in(UNDER_WAY))
    return list(session.scalars(query))


def list_ended_before(session: Session, moment: datetime) -> list[int]:
    """Return the ids of the jobs that were over before a moment."""
    return list(session.scalars(select(JobRow.id).where(JobRow.ended_at < moment)))


def list_job_ids(session: Session) -> set[int]:
    """Return the ids of all jobs."""
    return set(session.scalars(select(JobRow.id)))


def remove_jobs(session: Session, job_ids: Collection[int]) -> None:
    """Remove jobs; their files are not touched."""
    session.execute(delete(JobPartRow).where(JobPartRow.job_id.in_(job_ids)), execution_options=TOLD)
    session.execute(delete(JobRow).where(JobRow.id.in_(job_ids)), execution_options=TOLD)
    if job_ids:
        tell(session, "job.removed", ", ".join(map(str, sorted(job_ids))))
    session.expire_all()


def _claimed(job_id: int, worker: str) -> Update:
    return update(JobRow).where(JobRow.id == job_id, JobRow.worker == worker, JobRow.state == "running")


def _changed(session: Session, change: Update) -> bool:
    done = session.execute(change, execution_options=UNSEEN)
    return bool(done.rowcount)  # type: ignore[attr-defined]
