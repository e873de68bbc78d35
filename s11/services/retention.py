"""How long audits are kept: a person says so, sees what would go, and confirms it. Nothing goes by itself."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from s11.domain.audit import Audit
from s11.domain.audit_file import in_order, write_audit
from s11.domain.refusals import NotFound, Refused
from s11.domain.retention import KeptAudit, cautions, check_until, proposed_until, why_not_removed
from s11.domain.states import board_may_read
from s11.domain.trail import REMOVED
from s11.services.frameworks import framework_of
from s11.services.jobs.files import remove_files
from s11.services.keeping_files import remove_unneeded
from s11.storage import retention
from s11.storage.audits import load_audit
from s11.storage.cycles import cycle_id_of
from s11.storage.erasing import count_details, erase_details, for_good
from s11.storage.evidence import list_kept_files
from s11.storage.files import FileStore
from s11.storage.hanging import count_hanging, remove_hanging
from s11.storage.retention import KeptFile
from s11.storage.trail import tell
from s11.storage.trail_reading import Sought, all_entries

# What a table's rows are called to people; one that only joins others is no news.
ROWS = {
    "submission": "returns of directorates",
    "answer": "answers",
    "standard": "ratings of standards, with the board’s",
    "evidence": "pieces of evidence",
    "action": "actions of the plan",
    "progress_update": "progress updates",
    "cmt_report": "issued CMT reports, with what they said",
    "job": "runs of all feedback, with their files",
    "asked": "directorates asked",
}
UNSAID = frozenset({"cycle", "criterion_evidence", "action_source", "job_part"})
JUST_BROUGHT = timedelta(hours=1)  # a file that is being added now is on the disk before its row is there


@dataclass(frozen=True, slots=True)
class ListedAudit:
    """An audit in the list of what is kept: the day that is proposed, and why it cannot go today, if it cannot."""

    kept: KeptAudit
    proposed: date | None
    refusal: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go with an audit and what would stay."""

    listed: ListedAudit
    cautions: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    files: tuple[KeptFile, ...]
    details: int

    @property
    def going(self) -> tuple[int, int]:
        """How many evidence files go, and how large they are together."""
        return _sum(file for file in self.files if not file.is_shared)

    @property
    def shared(self) -> tuple[int, int]:
        """How many stay, because evidence of another audit is the same file."""
        return _sum(file for file in self.files if file.is_shared)


@dataclass(frozen=True, slots=True)
class Removed:
    """What the trail tells of an audit that was removed."""

    ref: str
    at: str
    who: int | None
    role: str
    details: str


def _sum(files: Iterable[KeptFile]) -> tuple[int, int]:
    sizes = [file.size for file in files]
    return len(sizes), sum(sizes)


def list_audits(session: Session, today: date, cycles: Collection[str] | None = None) -> list[ListedAudit]:
    """Return every audit (or those of these refs) with until when it is kept, the newest first."""
    audits = retention.list_kept_audits(session, cycles)
    return [
        ListedAudit(audit, proposed_until(audit, audits), why_not_removed(audit, today)) for audit in audits
    ]


def load_preview(session: Session, cycle: str, today: date, among: Collection[str] | None = None) -> Preview:
    """Load what would go with an audit; `among` are the refs of those that it is compared with, else all."""
    listed = _listed(session, cycle, today, among)
    cycle_id = cycle_id_of(session, cycle)
    counted = count_hanging(session, retention.hanging_on_cycle(cycle_id))
    return Preview(
        listed=listed,
        cautions=tuple(cautions(listed.kept)),
        counts=_in_words(counted),
        files=tuple(retention.files_of_cycle(session, cycle_id)),
        details=count_details(session, retention.told_of_cycle(cycle)),
    )


def _listed(session: Session, cycle: str, today: date, among: Collection[str] | None = None) -> ListedAudit:
    for listed in list_audits(session, today, among):
        if listed.kept.ref == cycle:
            return listed
    raise NotFound(f"There is no audit {cycle!r}.")


def _in_words(counted: dict[str, int]) -> tuple[tuple[str, int], ...]:
    named = {**ROWS, **{name: name.replace("_", " ") for name in counted if name not in ROWS}}
    return tuple((words, counted.get(name, 0)) for name, words in named.items() if name not in UNSAID)


def keep_until(session: Session, cycle: str, until: date, today: date) -> None:
    """Say until when an audit is kept; nothing is removed by that."""
    check_until(_listed(session, cycle, today, [cycle]).kept, until)
    retention.set_keep_until(session, cycle, until)
    session.commit()


def remove_audit(
    session: Session, cycle: str, typed: str, data: Path, evidence: FileStore, today: date
) -> Preview:
    """Remove an audit with everything in it, and return what went; `typed` is its ref, by which it is confirmed.

    All of it goes in one commit, then the files. Files that are left when the program is killed in between are
    taken by the next removal, for nothing refers to them.
    """
    with for_good(session):
        cycle_id = retention.hold_whole_cycle(session, cycle)
        if cycle_id is None:
            raise NotFound(f"There is no audit {cycle!r}.")
        preview = load_preview(session, cycle, today)
        if preview.listed.refusal:
            raise Refused(preview.listed.refusal)
        if typed.strip() != cycle:
            raise Refused(f"Type {cycle} exactly as it stands here")
        jobs = retention.jobs_of_cycle(session, cycle_id)
        erase_details(session, retention.told_of_cycle(cycle), "audit removed", cycle)
        remove_hanging(session, retention.hanging_on_cycle(cycle_id))
        tell(session, REMOVED, cycle, **_told(preview))
        session.commit()
    for job in jobs:
        remove_files(data, job)
    needed = list_kept_files(session)
    session.rollback()
    remove_unneeded(evidence, needed, datetime.now(UTC) - JUST_BROUGHT)
    return preview


def _told(preview: Preview) -> dict[str, int]:
    """Say in numbers what went, and nothing of what it said."""
    counts = {words.partition(",")[0]: count for words, count in preview.counts if count}
    files, size = preview.going
    return {
        **counts,
        "evidence files": files,
        "bytes of evidence": size,
        "details of entries": preview.details,
    }


def list_removed(session: Session) -> list[Removed]:
    """Return which audits were removed, the last first."""
    entries = all_entries(session, Sought(what=REMOVED))
    removed = [Removed(each.place, each.at, each.who, each.role, each.details or "") for each in entries]
    return removed[::-1]


def audit_file_for_board(session: Session, cycle: str) -> bytes:
    """Return an audit file to keep elsewhere; of returns that were never signed off, only how far they came."""
    audit = load_audit(session, cycle)
    if audit is None:
        raise NotFound(f"There is no audit {cycle!r}.")
    framework = framework_of(session, audit.framework)
    assert framework is not None, "a cycle keeps its framework"
    return write_audit(in_order(_as_the_board_reads(audit), framework))


def _as_the_board_reads(audit: Audit) -> Audit:
    return replace(
        audit,
        submissions=tuple(
            each if board_may_read(each.status) else replace(each, answers=(), standards=())
            for each in audit.submissions
        ),
    )
