"""The files of jobs: `jobs/<id>/` in the data folder, for this account only, each written whole."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from s11.domain.job import Job, JobPart
from s11.writing import replaced

KEPT_FOR = timedelta(days=30)
FOLDER = "jobs"
ARCHIVE = "all.zip"
DRAFTS = "drafts-not-issued"


def folder_of(data: Path, job_id: int) -> Path:
    """Return the folder of a job's files."""
    return data / FOLDER / str(job_id)


def path_of(data: Path, job: Job, part: JobPart | None = None) -> Path:
    """Return where a part's paper is, or the archive of all."""
    return folder_of(data, job.id) / (part.file if part else ARCHIVE)


def is_kept(data: Path, job: Job, part: JobPart) -> bool:
    """Tell whether a part needs no more work: its paper is there, or it was found that it cannot be made."""
    return part.state == "failed" or (part.state == "done" and path_of(data, job, part).is_file())


def make_folder(data: Path, job_id: int) -> None:
    """Make the folder of a job; one that is there stays."""
    for folder in (data / FOLDER, folder_of(data, job_id)):
        folder.mkdir(mode=0o700, exist_ok=True)


def keep_paper(data: Path, job: Job, part: JobPart, paper: bytes) -> None:
    """Write a part's paper."""
    with replaced(path_of(data, job, part), 0o600) as file:
        file.write(paper)


def keep_archive(data: Path, job: Job) -> int:
    """Put what was made into one file, drafts in a folder of their own, and return its size."""
    path = path_of(data, job)
    with replaced(path, 0o600) as file, ZipFile(file, "w") as archive:
        for part in job.made:
            name = f"{DRAFTS}/{part.file}" if part.draft else part.file
            archive.writestr(_entry(name, job.as_at), path_of(data, job, part).read_bytes())
    return path.stat().st_size


def _entry(name: str, day: date) -> ZipInfo:
    """Describe a file in an archive by the day of the papers, so that the same papers give the same bytes."""
    entry = ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    return entry


def remove_files(data: Path, job_id: int) -> None:
    """Remove a job's files, as far as they are there."""
    shutil.rmtree(folder_of(data, job_id), ignore_errors=True)


def kept_jobs(data: Path) -> set[int]:
    """Return the ids of the jobs that have a folder."""
    folders = (data / FOLDER).iterdir() if (data / FOLDER).is_dir() else ()
    return {int(folder.name) for folder in folders if folder.name.isascii() and folder.name.isdigit()}
