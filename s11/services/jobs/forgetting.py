"""Jobs and their files go after a while: each file can be made again."""

from datetime import datetime

from s11.services.jobs.files import KEPT_FOR, kept_jobs, remove_files
from s11.services.jobs.working import Workshop, only_reading
from s11.storage import jobs


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
