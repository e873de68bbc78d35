"""Working on a job: claim it, gather what its papers print, make those that are missing, pack them."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

import reports.feedback
from reports.contents import FeedbackContents
from s11.domain.job import Job, JobPart, JobState
from s11.domain.refusals import Refused
from s11.services.jobs.files import is_kept, keep_archive, keep_paper, make_folder, remove_files
from s11.services.jobs.processes import Made, make_at_once
from s11.services.reporting import all_feedback_contents
from s11.storage import jobs
from s11.storage.database import say_only_reading

FAULT = "Something went wrong. Make it again; if that does not help, tell your administrator."
LOST_AFTER = timedelta(seconds=15)


class NotOurs(Exception):
    """The job was cancelled, or another server took it over."""


class Stopped(Exception):
    """This server ends; the job is left to the next."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a server works: its name, the database, the data folder, how papers are made and when it is to stop."""

    name: str
    sessions: sessionmaker[Session]
    data: Path
    demonstration: bool
    stopped: Callable[[], bool] = lambda: False
    make: Callable[[FeedbackContents], bytes] = reports.feedback.feedback
    workers: int | None = None


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def claim_next(shop: Workshop) -> Job | None:
    """Claim the job that waits longest; None where there is nothing to do, or another server was quicker."""
    with only_reading(), shop.sessions() as session:
        found = jobs.next_free_job(session, now(), LOST_AFTER)
    if found is None:
        return None
    with shop.sessions() as session:
        before = jobs.load_job(session, found)
        if not jobs.claim_job(session, found, shop.name, now(), LOST_AFTER):
            return None
        session.commit()
        if before and before.state == "waiting":
            remove_files(shop.data, found)
        return jobs.load_job(session, found)


def work_on(shop: Workshop, job: Job) -> None:
    """Make what a claimed job lacks, and end it; what stands in the way of all of it is kept with the job."""
    try:
        make_folder(shop.data, job.id)
        _make_parts(shop, job)
        _end(shop, job, "done", size=_pack(shop, job))
    except NotOurs:
        return
    except Stopped:
        with shop.sessions.begin() as session:
            jobs.let_go(session, job.id, shop.name)
    except (Refused, OSError) as error:
        _end(shop, job, "failed", reason=_in_words(error))
    except DBAPIError:
        raise  # whoever claims the job next goes on, once the database is back
    except Exception:
        _end(shop, job, "failed", reason=FAULT)
        raise


def _make_parts(shop: Workshop, job: Job) -> None:
    parts = {part.directorate: part for part in job.parts if not is_kept(shop.data, job, part)}
    asked = (each for each in _gathered(shop, job) if each[0] in parts) if parts else ()
    with closing(make_at_once(shop.make, asked, shop.workers, behind=True)) as made:
        for each in made:
            if shop.stopped():
                raise Stopped
            _note(shop, job, _kept(shop, job, parts[each.ref], each) if each else None)


def _gathered(shop: Workshop, job: Job) -> Iterator[tuple[str, FeedbackContents]]:
    with only_reading(), shop.sessions() as session:
        return all_feedback_contents(session, job.cycle, job.as_at, shop.demonstration)


def _kept(shop: Workshop, job: Job, part: JobPart, made: Made[FeedbackContents]) -> JobPart:
    """Write a paper where there is one, and return the part as it stands then."""
    part = replace(part, draft=made.contents.issued_on is None)
    if made.paper is None:
        return replace(part, state="failed", reason=made.reason)
    try:
        keep_paper(shop.data, job, part, made.paper)
    except OSError as error:
        return replace(part, state="failed", reason=_in_words(error))
    return replace(part, state="done", size=len(made.paper))


def _note(shop: Workshop, job: Job, part: JobPart | None) -> None:
    """Say that this server is still at work, and what became of a part, if the job is still ours."""
    with shop.sessions.begin() as session:
        if not jobs.is_still_claimed(session, job.id, shop.name, now()):
            raise NotOurs
        if part:
            jobs.note_part(session, job.id, part)


def _pack(shop: Workshop, job: Job) -> int:
    with only_reading(), shop.sessions() as session:
        as_made = jobs.load_job(session, job.id)
    if as_made is None:
        raise NotOurs
    return keep_archive(shop.data, as_made)


def _end(shop: Workshop, job: Job, state: JobState, reason: str = "", size: int = 0) -> None:
    with shop.sessions.begin() as session:
        jobs.end_job(session, job.id, shop.name, state, now(), reason, size)


def _in_words(error: Refused | OSError) -> str:
    if isinstance(error, OSError):
        return f"It could not be written: {error.strerror or type(error).__name__}."
    return str(error)


@contextmanager
def only_reading() -> Iterator[None]:
    """Read without keeping others on SQLite from writing meanwhile."""
    say_only_reading(True)
    try:
        yield
    finally:
        say_only_reading(False)
