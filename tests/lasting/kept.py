"""What a council's folder and database hold after a crash, and whether all of it agrees."""

import json
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select

from s11.storage.database import db
from s11.storage.tables import (
    AnswerRow,
    CriterionEvidenceRow,
    CycleRow,
    DirectorateRow,
    EvidenceRow,
    SubmissionRow,
    TrailRow,
)
from s11.storage.trail import verify
from tests.lasting.council import opened


@dataclass(frozen=True)
class Kept:
    """The texts that are there, now or in the history; the hashes of files; and what does not agree, in words."""

    texts: frozenset
    files: frozenset
    wrong: tuple


def kept(folder, database_url=""):
    """Look at all that is there."""
    with opened(folder, database_url) as app:
        session = db.session()
        if db.engine.dialect.name == "postgresql":  # people go on meanwhile: all is read as of one moment
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        told = _told(session)
        now = {
            (directorate, row.criterion): row
            for directorate, row in session.execute(
                select(DirectorateRow.ref, AnswerRow)
                .join(SubmissionRow, SubmissionRow.id == AnswerRow.submission_id)
                .join(DirectorateRow, DirectorateRow.id == SubmissionRow.directorate_id)
            )
        }
        files = set(session.scalars(select(EvidenceRow.file_sha256)))
        wrong = (
            *_broken_trail(session),
            *_half_saved(now, told),
            *_half_filed(session, app.extensions["s11"].evidence_folder, files),
            *_half_begun(session),
        )
        texts = {row.narrative for row in now.values()} | {text for texts in told.values() for text in texts}
        session.rollback()
    return Kept(frozenset(texts), frozenset(files), wrong)


def _told(session):
    """Return the texts of each answer that the trail tells of, the oldest first."""
    told = {}
    for row in session.scalars(
        select(TrailRow).where(TrailRow.what.startswith("answer.")).order_by(TrailRow.id)
    ):
        after = json.loads(row.details).get("after", {})
        told.setdefault((row.directorate, row.place), []).append(after.get("narrative", ""))
    return told


def _broken_trail(session):
    _, _, broken = verify(session)
    if broken:
        yield f"the trail breaks at entry {broken.id}: {broken.why}"


def _half_saved(now, told):
    """An answer and what the trail tells of it come together or not at all."""
    for place in now.keys() | told.keys():
        answer, texts = now.get(place), told.get(place, [])
        if answer is None or not texts or answer.narrative != texts[-1]:
            yield f"{place}: the answer and the trail do not agree"


def _half_filed(session, folder, files):
    """A file that evidence names is there, as it was sent; and evidence backs something."""
    for digest in files:
        path = folder / digest
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != digest:
            yield f"the file {digest} is missing or is not what was sent"
    linked = set(session.scalars(select(CriterionEvidenceRow.evidence_id)))
    if set(session.scalars(select(EvidenceRow.id))) - linked:
        yield "evidence that backs nothing"


def _half_begun(session):
    cycles = session.scalars(select(CycleRow.id)).all()
    begun = {row.id for row in session.scalars(select(SubmissionRow)) if row.status == "in_progress"}
    answered = set(session.scalars(select(AnswerRow.submission_id)))
    filed = set(session.scalars(select(EvidenceRow.submission_id)))
    if len(cycles) != 1 or (answered | filed) - begun:
        yield "a return with answers that is not begun"
