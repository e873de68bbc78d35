"""Answers to criteria. A save names the version that it has seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from s11.domain.audit import (
    Answer,
    Evidence,
    ProposedAction,
    SubmissionStatus,
)
from s11.domain.saved import Saved
from s11.storage.dues import due_columns, due_of
from s11.storage.evidence import evidence_by_criterion
from s11.storage.saving import changed_meanwhile, save_row
from s11.storage.tables import (
    AnswerRow,
    SubmissionRow,
)

_ANSWER_TEXTS = ("rating", "narrative", "how_known", "impact", "na_reason", "sent_back")


def answer_columns(answer: Answer) -> dict[str, Any]:
    """Return the columns of an answer; its evidence is kept apart."""
    action = answer.proposed_action or ProposedAction()
    return {
        **{name: getattr(answer, name) for name in _ANSWER_TEXTS},
        "rating": answer.rating or answer.unfinished_rating or None,
        "action_text": action.text,
        "action_lead": action.lead,
        "action_success_measure": action.success_measure,
        **due_columns(action.due, "action_"),
    }


def answer_of(criterion: str, columns: Mapping[str, Any]) -> Answer:
    """Return an answer (but for its evidence) from its columns; days may be written as the trail keeps them."""
    due_on = columns.get("action_due_on")
    day = date.fromisoformat(due_on) if isinstance(due_on, str) else due_on
    action = ProposedAction(
        columns.get("action_text") or "",
        columns.get("action_lead") or "",
        due_of(day, columns.get("action_due_words") or ""),
        columns.get("action_success_measure") or "",
    )
    texts: dict[str, Any] = {name: columns.get(name) or "" for name in _ANSWER_TEXTS if name != "rating"}
    return Answer(
        criterion,
        rating=columns.get("rating"),
        proposed_action=None if action == ProposedAction() else action,
        **texts,
    )


def _answer(row: AnswerRow, evidence: Mapping[str, Any]) -> Saved[Answer]:
    due = due_of(row.action_due_on, row.action_due_words)
    action = ProposedAction(row.action_text, row.action_lead, due, row.action_success_measure)
    value = Answer(
        criterion=row.criterion,
        evidence=evidence.get(row.criterion, ()),
        proposed_action=None if action == ProposedAction() else action,
        **{name: getattr(row, name) for name in _ANSWER_TEXTS},
    )
    return Saved(value, row.version, row.saved_at, row.saved_by)


def load_answers(session: Session, submission_id: int | None) -> dict[str, Saved[Answer]]:
    """Return the answers of a submission by criterion, evidence included."""
    evidence = evidence_by_criterion(session, submission_id)
    rows = session.scalars(select(AnswerRow).filter_by(submission_id=submission_id).order_by(AnswerRow.id))
    answers = {row.criterion: _answer(row, evidence) for row in rows}
    without_answer = {c: Saved(Answer(c, evidence=e)) for c, e in evidence.items() if c not in answers}
    return {**answers, **without_answer}


def load_answer(
    session: Session,
    submission_id: int | None,
    criterion: str,
    evidence: Mapping[str, tuple[Evidence, ...]] | None = None,
) -> Saved[Answer]:
    """Return the answer to a criterion; version 0 where there is none. `evidence` spares asking for it again."""
    if evidence is None:
        evidence = evidence_by_criterion(session, submission_id, criterion)
    row = session.scalar(select(AnswerRow).filter_by(submission_id=submission_id, criterion=criterion))
    return _answer(row, evidence) if row else Saved(Answer(criterion, evidence=evidence.get(criterion, ())))


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """A submission's status as it is now, why the board sent an answer back, and the answer's row for a save."""

    status: SubmissionStatus
    sent_back: str
    row: AnswerRow | None


_HELD_ANSWER = (
    select(SubmissionRow.status, AnswerRow)
    .outerjoin(
        AnswerRow,
        (AnswerRow.submission_id == SubmissionRow.id) & (AnswerRow.criterion == bindparam("criterion")),
    )
    .where(SubmissionRow.id == bindparam("submission"))
    .with_for_update(of=SubmissionRow)
    .execution_options(populate_existing=True)
)


def hold_answer(session: Session, submission_id: int, criterion: str) -> HeldAnswer:
    """Return an answer to be saved, and keep others from changing the submission's status until the commit."""
    asked = {"submission": submission_id, "criterion": criterion}
    status, row = session.execute(_HELD_ANSWER, asked).one()
    return HeldAnswer(status, row.sent_back if row else "", row)


def write_answer(
    session: Session,
    submission_id: int,
    answer: Answer,
    seen: int,
    by: str,
    at: datetime,
    held: HeldAnswer | None = None,
) -> Saved[Answer]:
    """Save an answer (but for its evidence) if nobody saved it since version `seen`, else ChangedMeanwhile."""
    row = (held or hold_answer(session, submission_id, answer.criterion)).row
    columns = answer_columns(answer)
    if row is not None and all(getattr(row, name) == value for name, value in columns.items()):
        return Saved(answer, row.version, row.saved_at, row.saved_by)
    if (row.version if row else 0) != seen:
        raise changed_meanwhile(load_answer(session, submission_id, answer.criterion), answer)
    row = row or AnswerRow(submission_id=submission_id, criterion=answer.criterion)
    save_row(
        session, row, columns, by, at, lambda: load_answer(session, submission_id, answer.criterion), answer
    )
    return Saved(answer, row.version, at, by)
