"""Submissions: their heads, answers and ratings. A save names the version that it has seen."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from s11.domain.audit import Answer, Directorate, Evidence, ProposedAction, StandardRatings, SubmissionStatus
from s11.domain.refusals import ChangedMeanwhile
from s11.domain.saved import Saved
from s11.domain.submission import SubmissionHead
from s11.storage.cycles import body_of, cycle_of, framework_ref_of
from s11.storage.dues import due_columns, due_of
from s11.storage.evidence import evidence_by_criterion
from s11.storage.tables import AnswerRow, AskedRow, CycleRow, DirectorateRow, StandardRow, SubmissionRow


def select_heads() -> Select[AskedRow, CycleRow, SubmissionRow]:
    """Select whom cycles ask, with the submission; it is None where nothing was saved yet."""
    same_submission = (SubmissionRow.cycle_id == AskedRow.cycle_id) & (
        SubmissionRow.directorate_id == AskedRow.directorate_id
    )
    return (
        select(AskedRow, CycleRow, SubmissionRow)
        .join(CycleRow, CycleRow.id == AskedRow.cycle_id)
        .outerjoin(SubmissionRow, same_submission)
        .order_by(AskedRow.position)
    )


def head_of(asked: AskedRow, cycle: CycleRow, submission: SubmissionRow | None) -> SubmissionHead:
    """Return the head that these rows make."""
    head = SubmissionHead(
        id=None,
        board=body_of(cycle.board),
        organisation=body_of(cycle.organisation),
        cycle=cycle_of(cycle),
        framework=framework_ref_of(cycle),
        directorate=Directorate(asked.directorate.ref, asked.name, asked.more_time_until),
    )
    if submission is None:
        return head
    return replace(
        head,
        id=submission.id,
        status=submission.status,
        signed_off_by=submission.signed_off_by,
        signed_off_on=submission.signed_off_on,
        feedback_issued_on=submission.feedback_issued_on,
        feedback_contact=submission.feedback_contact,
    )


def load_head(
    session: Session, cycle: str, directorate: str, of_directorate: int | None = None
) -> SubmissionHead | None:
    """Return the head of a directorate's submission in a cycle, or None where the cycle does not ask it.

    With `of_directorate`, the id of a directorate, another's is not found.
    """
    query = select_heads().join(DirectorateRow, DirectorateRow.id == AskedRow.directorate_id)
    query = query.where(CycleRow.ref == cycle, DirectorateRow.ref == directorate)
    if of_directorate is not None:
        query = query.where(AskedRow.directorate_id == of_directorate)
    found = session.execute(query).first()
    return head_of(*found) if found else None


def list_heads(session: Session, cycle: str) -> list[SubmissionHead]:
    """Return the heads of all directorates that a cycle asks, in its order."""
    return [head_of(*found) for found in session.execute(select_heads().where(CycleRow.ref == cycle))]


def list_heads_of_directorate(session: Session, directorate_id: int) -> list[SubmissionHead]:
    """Return the heads of a directorate's submissions, the newest cycle first."""
    query = select_heads().where(AskedRow.directorate_id == directorate_id)
    return [
        head_of(*found) for found in session.execute(query.order_by(None).order_by(CycleRow.opens.desc()))
    ]


def ensure_submission(session: Session, head: SubmissionHead) -> int:
    """Return the id of a submission, made now where nothing was saved in it yet; two at once make one."""
    if head.id is not None:
        return head.id
    asked = session.execute(
        select(AskedRow.cycle_id, AskedRow.directorate_id)
        .join(CycleRow, CycleRow.id == AskedRow.cycle_id)
        .join(DirectorateRow, DirectorateRow.id == AskedRow.directorate_id)
        .where(CycleRow.ref == head.cycle.ref, DirectorateRow.ref == head.directorate.ref)
    ).one()
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    key = {"cycle_id": asked.cycle_id, "directorate_id": asked.directorate_id}
    new = insert(SubmissionRow).values(**key, status="not_started", feedback_contact="")
    session.execute(new.on_conflict_do_nothing(index_elements=["cycle_id", "directorate_id"]))
    return session.scalars(select(SubmissionRow.id).filter_by(**key)).one()


def hold_submission(session: Session, submission_id: int) -> SubmissionStatus:
    """Return a submission's status as it is now, and keep others from changing it until the commit."""
    query = select(SubmissionRow.status).filter_by(id=submission_id).with_for_update()
    return session.scalars(query).one()


def hold_answer(session: Session, submission_id: int, criterion: str) -> tuple[SubmissionStatus, str]:
    """Do as `hold_submission`, and return with the status why the board sent a criterion back, if it did."""
    its_answer = (AnswerRow.submission_id == SubmissionRow.id) & (AnswerRow.criterion == criterion)
    query = select(SubmissionRow.status, AnswerRow.sent_back).outerjoin(AnswerRow, its_answer)
    held = query.where(SubmissionRow.id == submission_id).with_for_update(of=SubmissionRow)
    status, sent_back = session.execute(held).one()
    return status, sent_back or ""


def update_submission(session: Session, submission_id: int, **columns: Any) -> None:
    """Change a submission's status, sign-off or feedback."""
    row = session.get_one(SubmissionRow, submission_id)
    for name, value in columns.items():
        setattr(row, name, value)
    session.flush()


_ANSWER_TEXTS = ("rating", "narrative", "how_known", "impact", "na_reason", "sent_back")
_RATING_TEXTS = tuple(StandardRatings.__dataclass_fields__)[1:]


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


def write_answer(
    session: Session, submission_id: int, answer: Answer, seen: int, by: str, at: datetime
) -> Saved[Answer]:
    """Save an answer (but for its evidence) if nobody saved it since version `seen`, else ChangedMeanwhile."""
    key = {"submission_id": submission_id, "criterion": answer.criterion}
    columns = answer_columns(answer)
    row = session.scalar(select(AnswerRow).filter_by(**key))
    if row is not None and all(getattr(row, name) == value for name, value in columns.items()):
        return Saved(answer, row.version, row.saved_at, row.saved_by)
    if (row.version if row else 0) != seen:
        raise _changed(load_answer(session, submission_id, answer.criterion), answer)
    row = row or AnswerRow(**key)
    _save(
        session, row, columns, by, at, lambda: load_answer(session, submission_id, answer.criterion), answer
    )
    return Saved(answer, row.version, at, by)


def load_standards(session: Session, submission_id: int | None) -> dict[str, Saved[StandardRatings]]:
    """Return the ratings of a submission's standards, by standard."""
    rows = session.scalars(
        select(StandardRow).filter_by(submission_id=submission_id).order_by(StandardRow.id)
    )
    return {row.standard: _ratings(row) for row in rows}


def load_standard(session: Session, submission_id: int | None, standard: str) -> Saved[StandardRatings]:
    """Return the ratings of a standard; version 0 where there are none."""
    row = session.scalar(select(StandardRow).filter_by(submission_id=submission_id, standard=standard))
    return _ratings(row) if row else Saved(StandardRatings(standard))


def _ratings(row: StandardRow) -> Saved[StandardRatings]:
    value = StandardRatings(row.standard, **{name: getattr(row, name) for name in _RATING_TEXTS})
    return Saved(value, row.version, row.saved_at, row.saved_by)


def write_standard(
    session: Session, submission_id: int, ratings: StandardRatings, seen: int, by: str, at: datetime
) -> Saved[StandardRatings]:
    """Save the ratings of a standard if nobody saved them since version `seen`, else ChangedMeanwhile."""
    key = {"submission_id": submission_id, "standard": ratings.standard}
    columns = {name: value for name, value in asdict(ratings).items() if name != "standard"}
    row = session.scalar(select(StandardRow).filter_by(**key))
    if row is not None and all(getattr(row, name) == value for name, value in columns.items()):
        return Saved(ratings, row.version, row.saved_at, row.saved_by)
    if (row.version if row else 0) != seen:
        raise _changed(load_standard(session, submission_id, ratings.standard), ratings)
    row = row or StandardRow(**key)
    _save(
        session,
        row,
        columns,
        by,
        at,
        lambda: load_standard(session, submission_id, ratings.standard),
        ratings,
    )
    return Saved(ratings, row.version, at, by)


def _changed(theirs: Saved[Any], yours: object) -> ChangedMeanwhile:
    return ChangedMeanwhile(theirs.value, yours, theirs.version, theirs.by)


def _save(
    session: Session,
    row: AnswerRow | StandardRow,
    columns: Mapping[str, Any],
    by: str,
    at: datetime,
    reload: Any,
    yours: object,
) -> None:
    """Write a row; where another writer came first in this very moment, undo and say so."""
    for name, value in columns.items():
        setattr(row, name, value)
    row.saved_at, row.saved_by = at, by
    session.add(row)
    try:
        session.flush()
    except (StaleDataError, IntegrityError) as clash:
        session.rollback()
        raise _changed(reload(), yours) from clash
