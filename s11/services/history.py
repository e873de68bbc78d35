"""The history of an answer: how it came to be as it is, and going back to an earlier text."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from s11.domain.audit import Answer
from s11.domain.history import Values, Version, versions
from s11.domain.refusals import NotFound
from s11.domain.saved import Saved
from s11.domain.submission import SubmissionHead
from s11.services.answering import Asked, save_answer
from s11.storage.answers import answer_columns, answer_of, load_answer
from s11.storage.trail_reading import names_of, told_about

BEFORE = "before"
KEPT_APART = "sent_back"  # what the board wrote is no text of the directorate's, and is not restored


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """An answer's versions, the newest first, what it was before them, and the names of those still known."""

    head: SubmissionHead
    asked: Asked
    saved: Saved[Answer]
    versions: list[Version]
    before: Values
    names: dict[int, str]
    may_answer: bool


def load_history(session: Session, head: SubmissionHead, asked: Asked, today: date) -> HistoryPage:
    """Load how an answer came to be."""
    criterion = asked.criterion.id
    saved = load_answer(session, head.id, criterion)
    told = told_about(session, "answer", head.cycle.ref, head.directorate.ref, criterion)
    now = {name: value for name, value in answer_columns(saved.value).items() if name != KEPT_APART}
    found, before = versions(now, told)
    names = names_of(session, (version.told.who for version in found))
    return HistoryPage(
        head, asked, saved, found, before, names, head.may_answer(today, bool(saved.value.sent_back))
    )


def restore_answer(
    session: Session,
    head: SubmissionHead,
    asked: Asked,
    at: str,
    seen: int,
    by: str,
    now: datetime,
    today: date,
) -> Saved[Answer]:
    """Save an answer again as it was after the change of a moment; what stands there now stays in the history."""
    page = load_history(session, head, asked, today)
    values = {version.told.at: version.values for version in page.versions} | {BEFORE: page.before}
    if at not in values:
        raise NotFound("There is no such earlier answer. Open the history again.")
    answer = answer_of(asked.criterion.id, values[at])
    return save_answer(session, head, answer, seen, by, now, today)
