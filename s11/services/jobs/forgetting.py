"""Jobs and their files go after a while: each file can be made again."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from s11.services.jobs.files import KEPT_FOR, kept_jobs, remove_files
from s11.services.jobs.working import Workshop, only_reading
from s11.storage import jobs

NO_UPLOAD_LASTS = timedelta(hours=1)


def forget_left_uploads(evidence: Path, now: datetime) -> None:
    """Remove files whose upload a killed server did not finish; nobody was told that they are kept."""
    for path in evidence.glob("upload-*") if evidence.is_dir() else ():
        with suppress(OSError):
            if path.stat().st_mtime < (now - NO_UPLOAD_LASTS).timestamp():
                path.unlink()


def forget_old_jobs(shop: Workshop, now: datetime) -> None:
    """Remove the jobs that ended long ago, and folders that no job has."""
    folders = kept_jobs(shop.data)  # first: a job is there before its folder is
    with only_reading(), shop.sessions() as session:
        old, there = jobs.list_ended_before(session, now - KEPT_FOR), jobs.list_job_ids(session)
    if old:
        with shop.sessions.begin() as session:
            jobs.remove_jobs(session, old)
    for job_id in folders - (there - set(old)):
        remove_files(shop.data, job_id)
