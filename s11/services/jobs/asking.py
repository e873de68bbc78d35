"""Asking for all feedback, cancelling it, and seeing how far it is."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from s11.domain.audit import Audit
from s11.domain.job import Job, JobPart, file_names
from s11.domain.refusals import NotFound
from s11.domain.states import board_may_read
from s11.services.jobs.files import path_of, remove_files
from s11.storage.heads import list_heads
from s11.storage.jobs import add_job, cancel_jobs, hold_cycle, list_ended, newest_job, remove_jobs

FEEDBACK = "feedback"
GONE = "This file is no longer kept, or was not made yet. Go back to All feedback to see what there is."


@dataclass(frozen=True, slots=True)
class JobPage:
    """What was last asked for, and how much feedback is issued, is a draft, or has no return yet."""

    audit: Audit
    job: Job | None
    issued: int
    drafts: int
    unsent: int

    @property
    def asked(self) -> int:
        """How many directorates the audit asks."""
        return self.issued + self.drafts + self.unsent


def load_job_page(session: Session, audit: Audit) -> JobPage:
    """Load how far all feedback of an audit is."""
    heads = list_heads(session, audit.cycle.ref)
    issued = sum(head.feedback_issued_on is not None for head in heads)
    unsent = sum(head.feedback_issued_on is None and not board_may_read(head.status) for head in heads)
    return JobPage(audit, load_newest(session, audit.cycle.ref), issued, len(heads) - issued - unsent, unsent)


def load_newest(session: Session, cycle: str) -> Job | None:
    """Load the job that was last asked for, or None."""
    return newest_job(session, cycle, FEEDBACK)


def start_job(session: Session, audit: Audit, data: Path, by: str, now: datetime, today: date) -> None:
    """Ask for the feedback to every directorate; what was made before goes, what is under way is left to end."""
    cycle = audit.cycle.ref
    cycle_id = hold_cycle(session, cycle)
    newest = newest_job(session, cycle, FEEDBACK)
    if newest and newest.under_way:
        session.rollback()
        return
    earlier = list_ended(session, cycle_id, FEEDBACK)
    remove_jobs(session, earlier)
    add_job(session, cycle_id, FEEDBACK, today, by, now, _parts(audit))
    session.commit()
    for job_id in earlier:
        remove_files(data, job_id)


def _parts(audit: Audit) -> list[JobPart]:
    files = file_names(audit.cycle.ref, (asked.ref for asked in audit.directorates), FEEDBACK)
    return [
        JobPart(position, asked.ref, asked.name, file)
        for position, (asked, file) in enumerate(zip(audit.directorates, files, strict=True))
    ]


def cancel_job(session: Session, cycle: str, now: datetime) -> None:
    """Make no more papers of what is under way; those that were made stay."""
    cancel_jobs(session, cycle, FEEDBACK, now)
    session.commit()


def find_archive(session: Session, cycle: str, data: Path) -> Path:
    """Return where the archive of all papers is, or refuse."""
    job = load_newest(session, cycle)
    if job is None or job.state != "done" or not path_of(data, job).is_file():
        raise NotFound(GONE)
    return path_of(data, job)


def find_paper(session: Session, cycle: str, directorate: str, data: Path) -> Path:
    """Return where the paper of a directorate is, or refuse."""
    job = load_newest(session, cycle)
    for part in job.made if job else ():
        if job and part.directorate == directorate and path_of(data, job, part).is_file():
            return path_of(data, job, part)
    raise NotFound(GONE)
